using QaBot.Configuration;

namespace QaBot.Tests.Configuration;

public sealed class ServerOptionsValidatorTests
{
    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://127.0.0.1:0;http://[::1]:5000")]
    public void Validate_Loopback_IsAccepted(string urls) =>
        new ServerOptionsValidator(development: true).Validate(null, new ServerOptions { Urls = urls }).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("http://0.0.0.0:3978")]
    [InlineData("http://+:80")]
    [InlineData("http://*:80")]
    [InlineData("http://[::]:80")]
    [InlineData("http://192.168.1.5:3978")]
    [InlineData("http://bot.example.com:3978")]
    [InlineData("http://localhost.evil.example:3978")]
    public void Validate_BeyondThisMachineInDevelopment_IsRefusedUnlessAskedFor(string urls)
    {
        var validator = new ServerOptionsValidator(development: true);

        var refused = validator.Validate(null, new ServerOptions { Urls = urls });
        var asked = validator.Validate(null, new ServerOptions { Urls = urls, AllowRemoteInDevelopment = true });

        refused.FailureMessage!.ShouldContain($"QaBot:Server:Urls: found \"{urls}\"");
        refused.FailureMessage!.ShouldContain("AllowRemoteInDevelopment");
        asked.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Validate_SeveralFaults_NamesThemAll()
    {
        var result = new ServerOptionsValidator(development: true).Validate(
            null, new ServerOptions { Urls = "nonsense;ftp://localhost:21;http://localhost:99999" });

        result.Failures!.Count().ShouldBe(3);
    }

    [Fact]
    public void Validate_NoAddress_IsRefused() =>
        new ServerOptionsValidator(development: true).Validate(null, new ServerOptions { Urls = " ; " }).Failed.ShouldBeTrue();

    [Fact]
    public void Validate_NumbersOutOfRange_AreAllReported()
    {
        var options = new ServerOptions
        {
            MaxConnections = 1, HeaderTimeoutSeconds = 0, IdleTimeoutSeconds = 0, MinBodyBytesPerSecond = 0, MaxHeaderBytes = 1,
        };

        new ServerOptionsValidator(development: true).Validate(null, options).Failures.ShouldBe(
        [
            "QaBot:Server:MaxConnections: found 1, allowed is 10 to 1,000,000 connections; set a value in that range or remove the key.",
            "QaBot:Server:HeaderTimeoutSeconds: found 0, allowed is 1 to 300 seconds; set a value in that range or remove the key.",
            "QaBot:Server:IdleTimeoutSeconds: found 0, allowed is 1 to 3,600 seconds; set a value in that range or remove the key.",
            "QaBot:Server:MinBodyBytesPerSecond: found 0, allowed is 1 to 1,000,000 bytes per second; set a value in that range or remove the key.",
            "QaBot:Server:MaxHeaderBytes: found 1, allowed is 4,096 to 1,048,576 bytes; set a value in that range or remove the key.",
        ]);
    }
}

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
}

using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ConnectorOptionsValidatorTests
{
    [Theory]
    [InlineData(15, 4, 30, 24)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(300, 10, 300, 168)]
    public void Validate_DefaultsAndBounds_Succeed(int seconds, int attempts, int budget, int hours) =>
        Validate(seconds, attempts, budget, hours).ShouldBeNull();

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(301, 11, 301, 169)]
    public void Validate_OutOfRange_ReportsEveryFault(int seconds, int attempts, int budget, int hours) => Validate(seconds, attempts, budget, hours).ShouldBe(
    [
        $"QaBot:Connector:TimeoutSeconds: found {seconds}, allowed is 1 to 300 seconds; set a value in that range or remove the key.",
        $"QaBot:Connector:MaxAttempts: found {attempts}, allowed is 1 to 10 attempts; set a value in that range or remove the key.",
        $"QaBot:Connector:RetryBudgetSeconds: found {budget}, allowed is 1 to 300 seconds; set a value in that range or remove the key.",
        $"QaBot:Connector:OutboxHours: found {hours}, allowed is 1 to 168 hours; set a value in that range or remove the key.",
    ]);

    [Theory]
    [InlineData("bot.example.org")]
    [InlineData("localhost")]
    [InlineData("10.1.2.3")]
    [InlineData("fd12::1")]
    [InlineData("*.corp.example")]
    public void Validate_Host_Succeeds(string host) =>
        new ConnectorOptionsValidator().Validate(null, TestConnector.Trusting(host)).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.com")]
    [InlineData("*.10.0.0.1")]
    [InlineData("https://bot.example.org")]
    [InlineData("bot.example.org:443")]
    [InlineData("bot.example.org/path")]
    [InlineData("bot.example.org.")]
    [InlineData("b*t.example.org")]
    [InlineData("010.1.2.3")]
    [InlineData("10.1")]
    [InlineData("b\u00fccher.example")]
    public void Validate_NoHost_IsReportedWithItsPlace(string host) =>
        new ConnectorOptionsValidator().Validate(null, TestConnector.Trusting("good.example", host)).Failures!
            .ShouldHaveSingleItem().ShouldStartWith($"QaBot:Connector:TrustedHosts:1: found '{host}', allowed is");

    private static IEnumerable<string>? Validate(int seconds, int attempts, int budget, int hours) => new ConnectorOptionsValidator().Validate(
        null,
        new ConnectorOptions { TimeoutSeconds = seconds, MaxAttempts = attempts, RetryBudgetSeconds = budget, OutboxHours = hours }).Failures;
}

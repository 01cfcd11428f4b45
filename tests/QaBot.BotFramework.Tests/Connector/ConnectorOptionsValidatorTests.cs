using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class ConnectorOptionsValidatorTests
{
    [Theory]
    [InlineData(15, 4)]
    [InlineData(1, 1)]
    [InlineData(300, 10)]
    public void Validate_DefaultsAndBounds_Succeed(int seconds, int attempts) => Validate(seconds, attempts).ShouldBeNull();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(301, 11)]
    public void Validate_OutOfRange_ReportsEveryFault(int seconds, int attempts) => Validate(seconds, attempts).ShouldBe(
    [
        $"QaBot:Connector:TimeoutSeconds: found {seconds}, allowed is 1 to 300 seconds; set a value in that range or remove the key.",
        $"QaBot:Connector:MaxAttempts: found {attempts}, allowed is 1 to 10 attempts; set a value in that range or remove the key.",
    ]);

    private static IEnumerable<string>? Validate(int seconds, int attempts) => new ConnectorOptionsValidator()
        .Validate(null, new ConnectorOptions { TimeoutSeconds = seconds, MaxAttempts = attempts }).Failures;
}

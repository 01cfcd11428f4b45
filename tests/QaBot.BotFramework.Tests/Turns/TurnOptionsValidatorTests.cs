using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class TurnOptionsValidatorTests
{
    private readonly TurnOptionsValidator _validator = new();

    [Fact]
    public void Validate_Defaults_Pass() => _validator.Validate(null, new TurnOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_EverythingWrong_ReportsEveryFaultInOneLineEach()
    {
        var result = _validator.Validate(null, new TurnOptions { Capacity = 0, Parallelism = 2_000, TimeoutSeconds = -1 });

        result.Failures.ShouldBe(
        [
            "QaBot:Turns:Capacity: found 0, allowed is 1 to 100,000 turns; set a value in that range or remove the key.",
            "QaBot:Turns:Parallelism: found 2000, allowed is 1 to 1,024 turns; set a value in that range or remove the key.",
            "QaBot:Turns:TimeoutSeconds: found -1, allowed is 1 to 3,600 seconds; set a value in that range or remove the key.",
        ]);
    }
}

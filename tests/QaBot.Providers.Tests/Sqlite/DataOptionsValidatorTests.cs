using QaBot.Providers.Sqlite;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class DataOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Pass() =>
        new DataOptionsValidator().Validate(null, new DataOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_EveryOptionWrong_ReportsEachFaultOnALine()
    {
        var result = new DataOptionsValidator().Validate(null, new DataOptions { Folder = " ", BusyTimeoutSeconds = 0 });

        result.Failures.ShouldBe(
        [
            "QaBot:Data:Folder is ' ', expected the path of a folder. Name one, or leave the key out for '.qabot'.",
            "QaBot:Data:BusyTimeoutSeconds is 0, expected 1 to 600 seconds. Set a number in this range, or leave the key out for 10.",
        ]);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(600, true)]
    [InlineData(601, false)]
    [InlineData(-1, false)]
    public void Validate_BusyTimeout_KeepsTheRange(int seconds, bool allowed) =>
        new DataOptionsValidator().Validate(null, new DataOptions { BusyTimeoutSeconds = seconds }).Succeeded.ShouldBe(allowed);
}

using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(.5, 25)]
    [InlineData(1, 40)]
    [InlineData(.25, 17.5)]
    public void Of_ByHand(double share, double expected) => Percentile.Of([10, 20, 30, 40], share).ShouldBe(expected, 1e-12);

    [Fact]
    public void Of_OneValue_IsThatValue() => Percentile.Of([7], .99).ShouldBe(7);
}

using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Tests.Report;

public sealed class GateTests
{
    private static readonly RunReport Run = Made.Run(
        Made.Result("easy", Made.Answer("1", .9, isRight: true)),
        Made.Result("hard", Made.Answer("1", .9, isRight: true), Made.Answer("2", .9, isRight: false), Made.None("3", QuestionKind.OtherDomain, .1)));

    [Theory]
    [InlineData("right=0.5", true)]
    [InlineData("R@1=0.5", true)]
    [InlineData("easy/right=1", true)]
    [InlineData("EASY/RIGHT=1", true)]
    [InlineData("wrong-given:answerable=0.5", false)]
    public void Failures_BoundKept_AreNone(string text, bool isLeast) => GateOf(text, isLeast).FailuresIn(Run).ShouldBeEmpty();

    [Theory]
    [InlineData("right=0.6", true, "hard/right: 0.5000; at least 0.6 was asked for.")]
    [InlineData("hard/wrong-given:answerable=0.2", false, "hard/wrong-given:answerable: 0.5000; at most 0.2 was asked for.")]
    [InlineData("CRAG=0", true, "easy/CRAG: could not be measured on this set.")]
    [InlineData("nowhere/right=0", true, "nowhere/right: the run has no set of that name; it has easy, hard.")]
    public void Failures_BoundMissed_SayWhichAndBy(string text, bool isLeast, string expected) =>
        GateOf(text, isLeast).FailuresIn(Run).ShouldHaveSingleItem().ShouldBe(expected);

    [Theory]
    [InlineData("recall@1=0.5", "\"recall@1\" is no metric. Metrics: R@1, R@5,")]
    [InlineData("R@1", "expected METRIC=VALUE")]
    [InlineData("R@1=high", "expected METRIC=VALUE")]
    [InlineData("R@1=NaN", "expected METRIC=VALUE")]
    [InlineData("=1", "expected METRIC=VALUE")]
    [InlineData("R@1=85", "For 85 per cent write 0.85")]
    public void TryRead_NotAGate_SaysWhatIs(string text, string expected)
    {
        Gate.TryRead(text, isLeast: true, out var gate)!.ShouldContain(expected);
        gate.ShouldBeNull();
    }

    private static Gate GateOf(string text, bool isLeast)
    {
        Gate.TryRead(text, isLeast, out var gate).ShouldBeNull();
        return gate!;
    }
}

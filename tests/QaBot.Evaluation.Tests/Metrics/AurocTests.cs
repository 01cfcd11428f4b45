using CsCheck;
using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class AurocTests
{
    [Fact]
    public void Of_ByHand()
    {
        Auroc.Of([.9, .8], [.1, .2]).ShouldBe(1);
        Auroc.Of([.1], [.9]).ShouldBe(0);
        Auroc.Of([.5, .5], [.5]).ShouldBe(.5);
        Auroc.Of([.9, .4], [.5, .4, .1]).ShouldBe((3 + 1.5) / 6, 1e-12);
    }

    [Fact]
    public void Of_NothingOnOneSide_IsNoNumber()
    {
        double.IsNaN(Auroc.Of([], [1])).ShouldBeTrue();
        double.IsNaN(Auroc.Of([1], [])).ShouldBeTrue();
    }

    [Fact]
    public void Of_AnyScores_IsTheShareOfPairsWon()
    {
        var scores = Gen.Int[0, 9].Select(n => n / 10.0).List[1, 30];
        Gen.Select(scores, scores).Sample((positives, negatives) =>
        {
            var won = positives.Sum(p => negatives.Sum(n => p > n ? 1 : p == n ? .5 : 0));
            Math.Abs(Auroc.Of(positives, negatives) - (won / (positives.Count * negatives.Count))).ShouldBeLessThan(1e-12);
        });
    }
}

using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class RankScoresTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(10, 1)]
    public void Recall_HitAtThree_CountsFromThreeOn(int k, double expected) => RankScores.Recall([3, 7], k).ShouldBe(expected);

    [Fact]
    public void ReciprocalRank_ByHand()
    {
        RankScores.ReciprocalRank([1]).ShouldBe(1);
        RankScores.ReciprocalRank([4, 5]).ShouldBe(0.25);
        RankScores.ReciprocalRank([]).ShouldBe(0);
        RankScores.ReciprocalRank([11]).ShouldBe(0);
    }

    [Fact]
    public void Ndcg_ByHand()
    {
        RankScores.Ndcg([1], 1).ShouldBe(1);
        RankScores.Ndcg([2], 1).ShouldBe(0.63093, 1e-5); // 1 / log2(3)
        RankScores.Ndcg([1, 3], 2).ShouldBe(0.91972, 1e-5); // (1 + .5) / (1 + .63093)
        RankScores.Ndcg([], 3).ShouldBe(0);
        RankScores.Ndcg([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 25).ShouldBe(1, 1e-12);
    }
}

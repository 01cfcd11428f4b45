using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class PairedTestsTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(5, 0, 0.0625)] // 2 / 2^5
    [InlineData(8, 2, 0.109375)] // 2 x (1 + 10 + 45) / 2^10
    [InlineData(2, 8, 0.109375)]
    [InlineData(4, 4, 1)]
    public void McNemar_ByHand(int mended, int broken, double expected) => McNemar.Exact(mended, broken).ShouldBe(expected, 1e-9);

    [Fact]
    public void McNemar_ThousandsOfFlips_StaysANumber() => McNemar.Exact(3000, 2000).ShouldBeInRange(0, 1e-30);

    [Fact]
    public void PairedBootstrap_NoDifference_IsChance()
    {
        var (mean, p) = PairedBootstrap.Test([0, 0, 0, 0]);

        mean.Value.ShouldBe(0);
        p.ShouldBe(1);
    }

    [Fact]
    public void PairedBootstrap_ClearGain_IsNotChance()
    {
        double[] differences = [.. Enumerable.Range(0, 100).Select(i => i % 4 == 0 ? 0.5 : 0)];

        var (mean, p) = PairedBootstrap.Test(differences);

        mean.Value.ShouldBe(.125);
        mean.Low.ShouldBeGreaterThan(0);
        p.ShouldBe(.001);
    }

    [Fact]
    public void PairedBootstrap_GainsAndLossesAlike_IsChance()
    {
        double[] differences = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : -1)];

        PairedBootstrap.Test(differences).P.ShouldBeGreaterThan(.5);
    }
}

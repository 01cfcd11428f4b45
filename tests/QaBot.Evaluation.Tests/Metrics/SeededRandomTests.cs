using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class SeededRandomTests
{
    [Fact]
    public void Next_KnownSeed_GivesTheNumbersItAlwaysGave()
    {
        // From the published constants; the first output of SplitMix64 for seed 0 is E220A8397B1DCDAF.
        var random = new SeededRandom(0);

        random.Next(int.MaxValue).ShouldBe((int)((0xE220A839UL * int.MaxValue) >> 32));
    }

    [Fact]
    public void Next_ManyTimes_IsEven()
    {
        var random = new SeededRandom(3);
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++)
        {
            counts[random.Next(10)]++;
        }

        counts.ShouldAllBe(count => count > 880 && count < 1120);
    }
}

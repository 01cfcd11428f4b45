using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class BootstrapTests
{
    [Fact]
    public void Mean_NoValues_IsNull() => Bootstrap.Mean([]).ShouldBeNull();

    [Fact]
    public void Mean_AllAlike_HasNoWidth() => Bootstrap.Mean([1, 1, 1]).ShouldBe(new Estimate(1, 1, 1, 3));

    [Fact]
    public void Mean_Twice_IsTheSameToTheDigit()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? 1.0 : 0)];

        Bootstrap.Mean(values).ShouldBe(Bootstrap.Mean(values));
    }

    [Fact]
    public void Mean_CoinThrows_HasTheWidthOfTheNormalInterval()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => i % 2.0)];

        var estimate = Bootstrap.Mean(values)!;

        // 1.96 x sqrt(.5 x .5 / 400) = .049
        estimate.Value.ShouldBe(.5);
        (estimate.High - estimate.Value).ShouldBe(.049, .006);
        (estimate.Value - estimate.Low).ShouldBe(.049, .006);
    }

    [Fact]
    public void Mean_ManySamples_IntervalsHoldTheTruthAboutAsOftenAsTheySay()
    {
        // Samples of 120 throws that come out right with .7: nominal coverage .95, with 300 samples +- .025.
        var random = new SeededRandom(1);
        var held = 0;
        const int Samples = 300;
        for (var n = 0; n < Samples; n++)
        {
            var estimate = Bootstrap.Mean([.. Enumerable.Range(0, 120).Select(_ => random.Next(10) < 7 ? 1.0 : 0)])!;
            held += estimate.Low <= .7 && estimate.High >= .7 ? 1 : 0;
        }

        ((double)held / Samples).ShouldBeInRange(.90, .985);
    }

    [Fact]
    public void Of_StatisticWithoutNumber_IsLeftOut()
    {
        // Of the two values, a sample holds 1 alone one time in four, and then there is no figure.
        var estimate = Bootstrap.Of<double>([[0, 1]], strata => strata[0].Contains(0) ? strata[0].Average() : double.NaN)!;

        estimate.Value.ShouldBe(.5);
        estimate.High.ShouldBeLessThanOrEqualTo(.5);
    }

    [Fact]
    public void Of_Strata_AreDrawnApart()
    {
        // Each stratum is constant, so no draw can change the difference.
        var estimate = Bootstrap.Of<double>([[1, 1, 1], [3, 3]], strata => strata[1].Average() - strata[0].Average())!;

        estimate.ShouldBe(new Estimate(2, 2, 2, 5));
    }
}

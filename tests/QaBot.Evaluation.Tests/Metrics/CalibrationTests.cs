using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class CalibrationTests
{
    [Fact]
    public void Error_ByHand()
    {
        // .9 three times, two right: |.9 - 2/3| x 3/4; .2 once, wrong: .2 x 1/4.
        JudgedConfidence[] answers = [new(.9, true, 1), new(.9, true, 1), new(.9, false, 1), new(.2, false, 1)];

        Calibration.Error(answers).ShouldBe((.75 * (.9 - (2 / 3.0))) + (.25 * .2), 1e-12);
    }

    [Fact]
    public void Error_Weights_Count() =>
        Calibration.Error([new(.5, true, 3), new(.5, false, 1)]).ShouldBe(.25, 1e-12);

    [Fact]
    public void Error_OverAndUnderInOneBin_CancelOut() =>
        Calibration.Error([new(.55, true, 1), new(.55, false, 1)]).ShouldBe(.05, 1e-12);

    [Fact]
    public void BinsOf_Certainty_LiesInTheLastBin()
    {
        var bins = Calibration.BinsOf([new(1, true, 1), new(.95, false, 1), new(0, false, 2)]);

        bins.Count.ShouldBe(2);
        bins[0].ShouldBe(new ReliabilityBin(0, .1, 0, 0, .5, 1));
        bins[1].Low.ShouldBe(.9);
        bins[1].Accuracy.ShouldBe(.5);
        bins[1].Count.ShouldBe(2);
    }
}

using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class RiskCoverageTests
{
    [Fact]
    public void Curve_ByHand()
    {
        var curve = RiskCoverage.Curve([new(.7, true, 1), new(.9, true, 1), new(.8, false, 1)]);

        curve.Select(point => point.Threshold).ShouldBe([.9, .8, .7]);
        curve.Select(point => point.Coverage).ShouldBe([1 / 3.0, 2 / 3.0, 1]);
        curve.Select(point => point.Risk).ShouldBe([0, .5, 1 / 3.0]);
    }

    [Fact]
    public void Curve_EqualConfidence_IsAnsweredTogether() =>
        RiskCoverage.Curve([new(.5, true, 1), new(.5, false, 1)]).ShouldHaveSingleItem().ShouldBe(new RiskPoint(.5, 1, .5));

    [Fact]
    public void Curve_Weights_CountInBoth() =>
        RiskCoverage.Curve([new(.9, false, 3), new(.8, true, 1)]).ShouldBe([new RiskPoint(.9, .75, 1), new RiskPoint(.8, 1, .75)]);

    [Fact]
    public void Area_ByHand() =>
        RiskCoverage.Area([new(.9, true, 1), new(.8, false, 1), new(.7, true, 1)]).ShouldBe((0 + .5 + (1 / 3.0)) / 3, 1e-12);
}

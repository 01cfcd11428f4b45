using QaBot.Core.Answering;

namespace QaBot.Core.Tests.Answering;

public sealed class AbstentionModelTests
{
    [Fact]
    public void Load_ShippedModel_NamesOnlyFeaturesThatTheEngineComputes()
    {
        var model = AbstentionModel.Load();

        model.Provenance.ShouldContain("squad20-cal");
        model.Reader.Weights.Keys.ShouldBeSubsetOf(AbstentionFeatures.Names);
        model.Reader.Weights["span"].ShouldBeGreaterThan(0);
        model.Full.Weights.Keys.ShouldBeSubsetOf(AbstentionFeatures.Names);
        model.Lexical.Weights.Keys.ShouldNotContain("similarity");
    }

    [Fact]
    public void Predict_Features_FollowsTheFormula()
    {
        var model = new LogisticModel(-1, new Dictionary<string, double> { ["coverage"] = 2 });

        model.Predict(new Dictionary<string, double> { ["coverage"] = 0.5 }).ShouldBe(0.5, 1e-12);
    }
}

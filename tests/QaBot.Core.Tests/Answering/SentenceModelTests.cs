using System.Text;
using QaBot.Core.Answering;

namespace QaBot.Core.Tests.Answering;

public sealed class SentenceModelTests
{
    [Fact]
    public void Load_ShippedModel_SaysWhereItComesFromAndTrustsTheReader()
    {
        var model = SentenceModel.Load();

        model.Provenance.ShouldContain("fit-sentences");
        model.Weights["logOdds"].ShouldBeGreaterThan(0);
        model.Weights["coverage"].ShouldBeGreaterThan(0);
        model.Weights["fusion"].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Read_FeatureThatTheEngineDoesNotCompute_NamesIt()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("""{ "provenance": "", "weights": { "charm": 1 } }"""));

        Should.Throw<InvalidOperationException>(() => SentenceModel.Read(file)).Message.ShouldContain("charm");
    }

    [Fact]
    public void ToJson_ReadAgain_IsTheSame()
    {
        var model = SentenceModel.Load();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(model.ToJson()));

        SentenceModel.Read(file).Weights.ShouldBe(model.Weights);
    }
}

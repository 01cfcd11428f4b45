using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Report;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_EarlierRun_ReadsItsOutcomes()
    {
        var earlier = new RunFolder(_folder["earlier"]);
        Save(earlier, "s", Made.Answer("1", .9, isRight: false));
        Save(earlier, "gone", Made.Answer("1", .9, isRight: false));

        var comparison = earlier.Compare([Made.Result("s", Made.Answer("1", .9, isRight: true)), Made.Result("new", Made.Answer("1", .9, isRight: true))]);

        comparison.Sets.ShouldHaveSingleItem().Mended.ShouldBe(1);
        comparison.Missing.ShouldBe(["gone", "new"]);
    }

    [Fact]
    public void RequireOutcomes_NoRun_SaysWhatIsExpected() =>
        Should.Throw<EvaluationException>(() => new RunFolder(_folder["nothing"]).RequireOutcomes()).Message.ShouldContain("is not the folder of a run");

    private static void Save(RunFolder folder, string set, Outcome outcome)
    {
        using var file = OutcomeFile.Open(folder.OutcomesOf(set), new OutcomeOrigin(OutcomeOrigin.CurrentSchema, "", "", "", ""));
        file.Add(outcome);
    }
}

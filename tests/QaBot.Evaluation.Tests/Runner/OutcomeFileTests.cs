using QaBot.Core.Answering;
using QaBot.Evaluation.Runner;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Runner;

public sealed class OutcomeFileTests : IDisposable
{
    private static readonly OutcomeOrigin Origin = new(OutcomeOrigin.CurrentSchema, "set", "program", "settings", "model");

    private readonly TemporaryFolder _folder = new();

    private string File => _folder["outcomes/a.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Add_ThenRead_GivesTheSame()
    {
        var outcome = Made("q") with
        {
            Retrieval = new RetrievalOutcome([1, 4], 2),
            Sentences = new SentenceOutcome(true, true, false, true),
            Span = new SpanOutcome(0, .5),
            Citations = new CitationOutcome(2, 2, null),
        };
        Write(outcome);

        var read = OutcomeFile.Read(File).ShouldHaveSingleItem();

        read.ShouldSatisfyAllConditions(
            () => read.Retrieval!.Hits.ShouldBe([1, 4]),
            () => read.Sentences.ShouldBe(outcome.Sentences),
            () => read.Span.ShouldBe(outcome.Span),
            () => read.Citations.ShouldBe(outcome.Citations),
            () => read.Confidence.ShouldBe(outcome.Confidence),
            () => read.Detail.Text.ShouldBe("line\nand \"quote\" <b>"));
    }

    [Fact]
    public void Open_HalfWrittenLine_IsCutOff()
    {
        Write(Made("a"), Made("b"));
        var whole = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, whole[..^20]);

        using (var file = OutcomeFile.Open(File, Origin))
        {
            file.Known.Keys.ShouldBe([QuestionTask.KeyOf(QuestionKind.Answerable, "a")]);
            file.Add(Made("b"));
        }

        System.IO.File.ReadAllBytes(File).ShouldBe(whole);
    }

    [Fact]
    public void Open_KilledBeforeTheFirstLineWasWhole_BeginsAnew()
    {
        Directory.CreateDirectory(_folder["outcomes"]);
        System.IO.File.WriteAllText(File, "{\"schema\":\"qabot-out");

        Write(Made("a"));

        OutcomeFile.Read(File).ShouldHaveSingleItem();
    }

    [Fact]
    public void Open_NoOutcomes_IsRefused()
    {
        Directory.CreateDirectory(_folder["outcomes"]);
        System.IO.File.WriteAllText(File, "shopping list\n");

        Should.Throw<EvaluationException>(() => OutcomeFile.Open(File, Origin)).Message.ShouldContain("--out DIR");
    }

    [Fact]
    public void Open_SameKeyTwice_TheLaterCounts()
    {
        Write(Made("a"), Made("a") with { Confidence = .9 });

        using var file = OutcomeFile.Open(File, Origin);

        file.Known.Values.ShouldHaveSingleItem().Confidence.ShouldBe(.9);
    }

    private static Outcome Made(string id) => new()
    {
        Id = id,
        Kind = QuestionKind.Answerable,
        Question = "Who?",
        Status = AnswerStatus.Answered,
        Confidence = .123456789012345,
        IsRight = true,
        Milliseconds = 1.5,
        Detail = new OutcomeDetail { Text = "line\nand \"quote\" <b>" },
    };

    private void Write(params Outcome[] outcomes)
    {
        using var file = OutcomeFile.Open(File, Origin);
        foreach (var outcome in outcomes)
        {
            file.Add(outcome);
        }
    }
}

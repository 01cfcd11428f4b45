using System.Text.Json;
using QaBot.Core.Answering;
using QaBot.Evaluation.DataSets;
using QaBot.Evaluation.Runner;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Runner;

public sealed class SetRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_SmallSet_AsksEachKindAndFindsWhatIsThere()
    {
        var result = await RunAsync("a");

        result.Documents.ShouldBe(6);
        result.Outcomes.CountBy(outcome => outcome.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Value)).ShouldBe(
            [(QuestionKind.Answerable, 4), (QuestionKind.Unanswerable, 1), (QuestionKind.OtherDomain, 3), (QuestionKind.ParagraphRemoved, 4), (QuestionKind.ArticleRemoved, 4)]);
        var warranty = Of(result, QuestionKind.Answerable, "q1");
        warranty.IsGood.ShouldBeTrue(warranty.Detail.Text);
        warranty.Retrieval!.Hits.ShouldBe([1]);
        warranty.Sentences.ShouldBe(new SentenceOutcome(true, true, true, true));
        warranty.Citations!.Verbatim.ShouldBe(warranty.Citations.Shown);
        warranty.Detail.Passages[0].Document.ShouldBe("pump#2");
        warranty.Detail.Gold.ShouldBe(["pump#2"]);
    }

    [Fact]
    public async Task Run_DocumentTakenAway_IsNotQuoted()
    {
        var result = await RunAsync("a");

        foreach (var outcome in result.Outcomes.Where(outcome => outcome.Kind is QuestionKind.ParagraphRemoved or QuestionKind.ArticleRemoved))
        {
            outcome.Detail.Passages.ShouldAllBe(passage => passage.Document != outcome.Detail.Gold[0]);
            outcome.IsRight.ShouldBeFalse();
            outcome.Retrieval.ShouldBeNull();
        }

        Of(result, QuestionKind.ArticleRemoved, "q3").Detail.Passages.ShouldAllBe(passage => passage.Document.StartsWith("pump"));
        Of(result, QuestionKind.Answerable, "q3").Confidence.ShouldBeGreaterThan(Of(result, QuestionKind.ArticleRemoved, "q3").Confidence);
    }

    [Fact]
    public async Task Run_Twice_IsTheSameToTheDigit()
    {
        var first = await RunAsync("a");
        var second = await RunAsync("b");

        second.Origin.ShouldBe(first.Origin);
        Timeless(second).ShouldBe(Timeless(first));
    }

    [Fact]
    public async Task Run_EndedAndResumed_GivesWhatAWholeRunGives()
    {
        var whole = await RunAsync("a");
        using var ending = new CancellationTokenSource();
        var progress = new EndingProgress(ending, atDone: 6);
        await Should.ThrowAsync<OperationCanceledException>(async () => await RunAsync("b", progress, ending.Token));
        var kept = (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "b", "outcomes.jsonl"))).Length - 1;

        var resumed = await RunAsync("b");

        kept.ShouldBe(6);
        resumed.Resumed.ShouldBe(6);
        Timeless(resumed).ShouldBe(Timeless(whole));
    }

    [Fact]
    public async Task Run_WholeAlready_AsksNothing()
    {
        await RunAsync("a");
        await using var engine = new MeasuredEngine(_folder["vectors"], new ScriptedQaEngine(_ => throw new InvalidOperationException("Nothing is to be asked.")));

        (await new SetRunner(engine.UnderTest, SampleSet.Make(), SettingsOf("a"), null).RunAsync(OtherDomain, CancellationToken.None)).Resumed.ShouldBe(16);
    }

    [Fact]
    public async Task Run_OutcomesOfOtherSettings_AreRefusedAndNamed()
    {
        await RunAsync("a");
        await using var engine = new MeasuredEngine(_folder["vectors"]);
        var settings = SettingsOf("a") with { Settings = "others" };

        var fault = await Should.ThrowAsync<EvaluationException>(
            () => new SetRunner(engine.UnderTest, SampleSet.Make(), settings, null).RunAsync(OtherDomain, CancellationToken.None));

        fault.Message.ShouldContain("the settings differs");
        fault.Message.ShouldContain("--out DIR");
    }

    [Fact]
    public async Task Run_OutcomesOfOtherSettingsToBeReplaced_AreReplaced()
    {
        await RunAsync("a");
        await using var engine = new MeasuredEngine(_folder["vectors"]);
        var settings = SettingsOf("a") with { Settings = "others", ReplaceOther = true };

        var result = await new SetRunner(engine.UnderTest, SampleSet.Make(), settings, null).RunAsync(OtherDomain, CancellationToken.None);

        result.Resumed.ShouldBe(0);
        result.Outcomes.Count.ShouldBe(16);
    }

    [Fact]
    public async Task Run_QuestionOfASite_FindsNothingElsewhere()
    {
        var sample = SampleSet.Make();
        var set = sample with
        {
            Documents = [.. sample.Documents.Select(document => document with { Site = document.Article })],
            Questions = [.. sample.Questions.Where(question => question.IsAnswerable).Select(question => question with { Site = "mill" })],
        };
        await using var engine = new MeasuredEngine(_folder["vectors"]);

        var result = await new SetRunner(engine.UnderTest, set, SettingsOf("a"), null).RunAsync([], CancellationToken.None);

        result.Outcomes.SelectMany(outcome => outcome.Detail.Passages).ShouldAllBe(passage => passage.Document.StartsWith("mill"));
    }

    [Fact]
    public async Task Run_OwnKnowledge_ChecksWhatQuestionsName()
    {
        Directory.CreateDirectory(_folder["knowledge"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["knowledge"], "pump.txt"), "The warranty of the pump\nlasts five years.");
        await using var engine = new MeasuredEngine(_folder["vectors"]);
        var set = OwnSet(
            new() { Id = "1", Question = "How long is the warranty?", IsAnswerable = true, Gold = ["pump.txt"], Answers = ["the pump lasts"], Line = 2 },
            new() { Id = "2", Question = "Who?", IsAnswerable = true, Gold = ["pmp.txt"], Line = 5 },
            new() { Id = "3", Question = "Why?", IsAnswerable = true, Gold = ["pump.txt"], Answers = ["six years"], Line = 8 });

        var fault = await Should.ThrowAsync<SetFaultException>(
            () => new SetRunner(engine.UnderTest, set, SettingsOf("a"), null).RunAsync([], CancellationToken.None));

        fault.Faults.Select(item => item.Line).ShouldBe([5, 8]);
        fault.Faults[0].ToString().ShouldStartWith("own.yml line 5: names the document \"pmp.txt\", which is not in");
        fault.Faults[1].Message.ShouldContain("does not hold word for word");
    }

    [Fact]
    public async Task Run_OwnKnowledge_JudgesByDocumentOrText()
    {
        Directory.CreateDirectory(_folder["knowledge"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["knowledge"], "pump.txt"), "The warranty of the pump lasts five years.");
        await File.WriteAllTextAsync(Path.Combine(_folder["knowledge"], "mill.txt"), "The windmill was built in 1847.");
        await using var engine = new MeasuredEngine(_folder["vectors"]);
        var set = OwnSet(
            new() { Id = "1", Question = "How long does the warranty of the pump last?", IsAnswerable = true, Gold = ["pump.txt"] },
            new() { Id = "2", Question = "When was the windmill built?", IsAnswerable = true, Answers = ["1847"] });

        var result = await new SetRunner(engine.UnderTest, set, SettingsOf("a"), null).RunAsync([], CancellationToken.None);

        result.Outcomes.Where(outcome => outcome.Kind == QuestionKind.Answerable).ShouldAllBe(outcome => outcome.IsRight && outcome.Retrieval!.Hits.SequenceEqual(new[] { 1 }));
        result.Outcomes.Count(outcome => outcome.Kind == QuestionKind.ParagraphRemoved).ShouldBe(1);
    }

    [Fact]
    public async Task Run_RefusedQuestion_IsNoAnswer()
    {
        await using var engine = new MeasuredEngine(
            _folder["vectors"], new ScriptedQaEngine(_ => new Answer { Status = AnswerStatus.NeedsClarification, Text = "Which?", TraceId = "1" }));

        var result = await new SetRunner(engine.UnderTest, SampleSet.Make(), SettingsOf("a"), null).RunAsync([], CancellationToken.None);

        result.Outcomes.ShouldAllBe(outcome => !outcome.IsAnswered && outcome.Score == 0 && outcome.Confidence == 0);
        result.Outcomes[0].IsGood.ShouldBeFalse();
        result.Outcomes[0].Retrieval!.Hits.ShouldBe([1]);
    }

    private static EvaluationQuestion[] OtherDomain => [.. OtherDomainQuestions.Made.Take(3)];

    private static EvaluationSet OwnSet(params EvaluationQuestion[] questions) =>
        new() { Name = "own", Path = "own.yml", Questions = questions, ContentHash = "own", QuestionsFile = "own.yml" };

    private static Outcome Of(SetResult result, QuestionKind kind, string id) =>
        result.Outcomes.Single(outcome => outcome.Kind == kind && outcome.Id == id);

    private static string Timeless(SetResult result) =>
        string.Join('\n', result.Outcomes.Select(outcome => JsonSerializer.Serialize(outcome with { Milliseconds = 0 }, OutcomeJson.Format)));

    private async Task<SetResult> RunAsync(string name, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await using var engine = new MeasuredEngine(_folder["vectors"]);
        return await new SetRunner(engine.UnderTest, SampleSet.Make(), SettingsOf(name), progress).RunAsync(OtherDomain, cancellationToken);
    }

    private RunSettings SettingsOf(string name) => new()
    {
        OutcomeFile = Path.Combine(_folder.Path, name, "outcomes.jsonl"),
        WorkFolder = Path.Combine(_folder.Path, name, "documents"),
        KnowledgeFolder = _folder["knowledge"],
        Negatives = 10,
        Program = "program",
        Settings = "settings",
    };

    private sealed class EndingProgress(CancellationTokenSource ending, int atDone) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            if (value.Stage == "asking" && value.Done == atDone)
            {
                ending.Cancel();
            }
        }
    }
}

using System.Text.Json;
using QaBot.Tests.Architecture;

namespace QaBot.Tests.Commands.Eval;

public sealed class EvalCommandTests : CommandTests
{
    [Fact]
    public async Task Eval_OwnKnowledge_WritesFiguresAndReport()
    {
        WriteManual();
        var questions = WriteQuestions();

        var run = await EvalAsync(questions, "--out", Out("run"), "--min", "R@1=1", "--max", "wrong-given:answerable=0");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("nDCG@10");
        run.Output.ShouldNotContain("\u001b");
        File.Exists(Path.Combine(Out("run"), "report.html")).ShouldBeTrue();
        var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Out("run"), "run.json"))).RootElement;
        json.GetProperty("sets")[0].GetProperty("figures").GetProperty("right").GetProperty("value").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Eval_Always_LeavesTheBotsIndexAlone()
    {
        WriteManual();

        (await EvalAsync(WriteQuestions())).ExitCode.ShouldBe(0);

        File.Exists(Path.Combine(Data, "index.db")).ShouldBeFalse();
        Directory.GetFiles(Path.Combine(Data, "eval", "runs"), "report.html", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Eval_Again_GoesOnFromWhatIsThereAndGivesTheSame()
    {
        WriteManual();
        var questions = WriteQuestions();
        await EvalAsync(questions, "--out", Out("run"));
        var first = await File.ReadAllTextAsync(Path.Combine(Out("run"), "run.json"));

        var run = await EvalAsync(questions, "--out", Out("run"));

        run.Output.ShouldContain("of them before");
        Timeless(await File.ReadAllTextAsync(Path.Combine(Out("run"), "run.json"))).ShouldBe(Timeless(first));
    }

    [Fact]
    public async Task Eval_AgainstAnEarlierRun_NamesWhatFlipped()
    {
        WriteManual();
        var questions = WriteQuestions();
        await EvalAsync(questions, "--out", Out("before"));

        var run = await EvalAsync(questions, "--out", Out("now"), "--against", Out("before"), "--set", "QaBot:Answering:MinimumConfidence=1");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("0 mended, 2 broken (McNemar, p = 0.500)");
        run.Output.ShouldContain("broken: How do I reset the pump? (answerable)");
    }

    [Fact]
    public async Task Eval_SetOfDocuments_NeedsNoKnowledgeFolder()
    {
        Write("set/docs.jsonl", """{"id": "a#0", "title": "Pump", "text": "The warranty of the pump lasts five years."}""");
        Write("set/queries.jsonl", """{"id": "1", "question": "How long does the warranty of the pump last?", "gold": ["a#0"], "answers": ["five years"], "spans": [[31, 41]]}""");

        var run = await EvalAsync(Path.Combine(Folder, "set"), "--min", "sentence@1=1");

        run.ExitCode.ShouldBe(0, run.Error);
    }

    [Theory]
    [InlineData("--min", "recall=1", "\"recall\" is no metric. Metrics: R@1,")]
    [InlineData("--max", "R@1", "expected METRIC=VALUE")]
    [InlineData("--sample", "-1", "--sample: found \"-1\"; allowed is a whole number from 0 on.")]
    public async Task Eval_WrongOption_ExitsTwoAndSaysWhatIsAllowed(string option, string value, string expected)
    {
        var run = await EvalAsync(WriteQuestions(), option, value);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
    }

    [Fact]
    public async Task Eval_FaultyQuestions_ExitsTwoAndNamesTheLines()
    {
        WriteManual();
        var questions = Write("q.yml", "questions:\n  - question: Who?\n    document: nowhere.md\n");

        var run = await EvalAsync(questions);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("q.yml line 2: names the document \"nowhere.md\"");
    }

    [Fact]
    public async Task Eval_AgainstNoRun_SaysSoBeforeItMeasures()
    {
        WriteManual();

        var run = await EvalAsync(WriteQuestions(), "--against", Out("nothing"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("is not the folder of a run");
        Directory.Exists(Path.Combine(Data, "eval")).ShouldBeFalse();
    }

    [Fact]
    public async Task Generate_ThenEval_MeasuresTheDrafts()
    {
        WriteManual();

        var drafted = await RunAsync("eval", "generate", "--out", Out("drafts.yml"));
        var run = await EvalAsync(Out("drafts.yml"));

        drafted.ExitCode.ShouldBe(0, drafted.Error);
        drafted.Output.ShouldContain("drafted from 1 document");
        run.ExitCode.ShouldBe(0, run.Error);
    }

    [Fact]
    public async Task Generate_FileThatIsThere_IsLeftAlone()
    {
        WriteManual();
        var file = Write("questions.yml", "mine");

        var run = await RunAsync("eval", "generate", "--out", file);

        run.ExitCode.ShouldBe(2);
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");
    }

    /// <summary>The figures of the shipped knowledge. A change that brings one below its bound makes answers worse, or needs a reason.</summary>
    [Fact]
    public async Task Eval_Handbook_KeepsItsBounds()
    {
        var run = await HandbookAsync();

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
    }

    [Theory]
    [InlineData("QaBot:Answering:MinimumConfidence=0.9", "handbook/answered:answerable")]
    [InlineData("QaBot:Answering:MinimumConfidence=0", "handbook/answered:unanswerable")]
    [InlineData("QaBot:Retrieval:Passages=1", "handbook/holds@3")]
    public async Task Eval_HandbookWithWorseAnswers_ExitsThreeAndNamesTheFigure(string setting, string figure)
    {
        var run = await HandbookAsync("--set", setting);

        run.ExitCode.ShouldBe(3, run.Error);
        run.Error.ShouldContain(figure);
    }

    private string Out(string name) => Path.Combine(Folder, name);

    private static string Timeless(string json) => json[..json.IndexOf("\"timings\"", StringComparison.Ordinal)];

    private string WriteQuestions() => Write("q.yml", """
        questions:
          - question: How do I reset the pump?
            document: pump.md
            answer: hold the red button
          - question: How long does the warranty of the pump last?
            document: pump.md
            answer: five years
          - question: Who won the regatta of Lisbon?
            answerable: false
        """);

    private Task<CommandLineRun> EvalAsync(string set, params string[] more) => RunAsync(["eval", set, "--negatives", "2", .. more]);

    private Task<CommandLineRun> HandbookAsync(params string[] more) => CommandLineRun.StartAsync(
    [
        "eval", Path.Combine(Repository.Root, "tests", "QaBot.Tests", "Commands", "Eval", "handbook.yml"), "--knowledge", Path.Combine(Repository.Root, "knowledge"), "--data", Data,
        "--negatives", "40",
        "--min", "R@1=0.78", "--min", "nDCG@10=0.88", "--min", "sentence@1=0.84", "--min", "holds@3=0.93", "--min", "right=0.86",
        "--min", "AUROC:unanswerable=0.92", "--min", "AUROC:paragraph-removed=0.88", "--min", "answered:answerable=0.6",
        "--max", "answered:unanswerable=0.1", "--max", "wrong-given=0.2", "--min", "verbatim=1",
        .. more,
    ]);
}

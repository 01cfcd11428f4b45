using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Tests.DataSets;

public sealed class JsonLinesSetTests : IDisposable
{
    private const string Document = """{"id": "a#1", "title": "A", "text": "The cat sat."}""";
    private const string Question = """{"id": "q1", "question": "Who sat?", "gold": ["a#1"], "answers": ["cat", "cat"], "spans": [[4, 7]]}""";

    private readonly SetFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_GoodSet_HasWhatStandsInIt()
    {
        Write([Document], [Question, "", """{"id": 2, "question": "Why?", "gold": [], "unanswerable": true, "para": "a#1", "split": "dev"}"""]);

        var set = EvaluationSetReader.Read(_folder.Path);

        set.Documents.ShouldHaveSingleItem().Article.ShouldBe("a");
        set.Questions[0].Answers.ShouldBe(["cat"]);
        set.Questions[0].Spans.ShouldBe([new TextRange(4, 3)]);
        set.Questions[0].IsAnswerable.ShouldBeTrue();
        set.Questions[1].Id.ShouldBe("2");
        set.Questions[1].Line.ShouldBe(3);
        set.Questions[1].IsAnswerable.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"id": "q2", "question": "Why?", "gold": ["b"]}""", "queries.jsonl line 2: names the document \"b\"")]
    [InlineData("""{"id": "q1", "question": "Why?", "gold": ["a#1"]}""", "queries.jsonl line 2: the id \"q1\" stands on line 1 already")]
    [InlineData("""{"id": "q2", "frage": "Why?", "gold": ["a#1"]}""", "queries.jsonl line 2: has no \"question\" (found: id, frage, gold)")]
    [InlineData("""{"id": "q2", "question": "Why?", "gold": "a#1"}""", "queries.jsonl line 2: \"gold\" is a text; expected a list of texts")]
    [InlineData("""{"id": "q2", "question": "Why?", "gold": ["a#1"], "spans": [[4, 700]]}""", "queries.jsonl line 2: has the span [4, 700]; \"a#1\" has 12 characters")]
    [InlineData("""{"id": "q2", "question": "Why?", "gold": ["a#1"], "spans": [[4]]}""", "queries.jsonl line 2: \"spans\" is a list; expected a list of pairs")]
    [InlineData("""{"id": "q2", "question": "Why?", "gold": ["a#1"], "unanswerable": true}""", "queries.jsonl line 2: is unanswerable and names a document")]
    [InlineData("""{"id": "q2", "question": "Why?", "gold": [], "para": "z"}""", "queries.jsonl line 2: names the document \"z\"")]
    [InlineData("""{"id": "q2", """, "queries.jsonl line 2: is not JSON")]
    [InlineData("""["q2"]""", "queries.jsonl line 2: is a list; expected one JSON object")]
    public void Read_FaultyQuestion_IsNamedByItsLine(string line, string expected)
    {
        Write([Document], [Question, line]);

        Should.Throw<SetFaultException>(() => EvaluationSetReader.Read(_folder.Path)).Faults.ShouldHaveSingleItem().ToString().ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("""{"id": "a#1", "text": "x"}""", "docs.jsonl line 2: the id \"a#1\" stands on line 1 already")]
    [InlineData("""{"title": "x", "text": "x"}""", "docs.jsonl line 2: has no \"id\"")]
    [InlineData("""{"id": "b", "title": ["x"], "text": "x"}""", "docs.jsonl line 2: \"title\" is a list; expected a text")]
    public void Read_FaultyDocument_IsNamedByItsLine(string line, string expected)
    {
        Write([Document, line], [Question]);

        Should.Throw<SetFaultException>(() => EvaluationSetReader.Read(_folder.Path)).Faults.ShouldHaveSingleItem().ToString().ShouldStartWith(expected);
    }

    [Fact]
    public void Read_SeveralFaults_AreAllNamed()
    {
        Write([Document], ["x", Question, """{"id": "q2"}""", """{"id": "q3", "question": "?", "gold": ["nowhere"]}"""]);

        Should.Throw<SetFaultException>(() => EvaluationSetReader.Read(_folder.Path)).Faults.Select(fault => fault.Line).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public void Read_EmptyFiles_AreFaults()
    {
        Write([Document], []);

        Should.Throw<SetFaultException>(() => EvaluationSetReader.Read(_folder.Path)).Message.ShouldContain("holds no question");
    }

    [Fact]
    public void Read_NoQuestions_SaysWhatASetIs()
    {
        _folder.Write("docs.jsonl", Document);

        Should.Throw<SetFaultException>(() => EvaluationSetReader.Read(_folder.Path)).Message.ShouldContain("queries.jsonl: The file is missing");
    }

    [Fact]
    public void Read_Nowhere_SaysWhatIsExpected() =>
        Should.Throw<SetFaultException>(() => EvaluationSetReader.Read(Path.Combine(_folder.Path, "no-such-thing"))).Message.ShouldContain("There is no such folder or file");

    [Fact]
    public void Read_SpanBehindACharacterOfTwoUnits_IsCountedInCharacters()
    {
        Write(["""{"id": "a", "title": "", "text": "\ud83d\ude00 cat"}"""], ["""{"id": "q", "question": "?", "gold": ["a"], "spans": [[2, 5]]}"""]);

        EvaluationSetReader.Read(_folder.Path).Questions[0].Spans.ShouldBe([new TextRange(2, 3)]);
    }

    private void Write(string[] documents, string[] questions)
    {
        _folder.Write("docs.jsonl", documents);
        _folder.Write("queries.jsonl", questions);
    }
}

using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Tests.DataSets;

public sealed class QuestionFileTests : IDisposable
{
    private readonly SetFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Yaml_HasWhatStandsInIt()
    {
        var set = Read("q.yml", "questions:", "  - question: How do I reset it?", "    document: pump.md", "    answer: [hold the button, three seconds]", "  - question: Who?", "    answerable: false");

        set.Name.ShouldBe("q");
        set.IsOwnKnowledge.ShouldBeTrue();
        set.Questions[0].Gold.ShouldBe(["pump.md"]);
        set.Questions[0].Answers.ShouldBe(["hold the button", "three seconds"]);
        set.Questions[0].Line.ShouldBe(2);
        set.Questions[1].IsAnswerable.ShouldBeFalse();
        set.Questions[1].Line.ShouldBe(5);
    }

    [Fact]
    public void Read_Csv_HasWhatStandsInIt()
    {
        var set = Read("q.csv", "question,document,answer,answerable", "\"Who, then?\",a\\b.md,\"he said \"\"hi\"\"|she\",", "Why?,,,no", "", "\"Two", "lines?\",c.md,,yes");

        set.Questions.Count.ShouldBe(3);
        set.Questions[0].Question.ShouldBe("Who, then?");
        set.Questions[0].Gold.ShouldBe(["a/b.md"]);
        set.Questions[0].Answers.ShouldBe(["he said \"hi\"", "she"]);
        set.Questions[1].IsAnswerable.ShouldBeFalse();
        set.Questions[2].Question.ShouldBe("Two\nlines?");
        set.Questions[2].Line.ShouldBe(5);
    }

    [Fact]
    public void Read_CsvOfASpreadsheet_TakesSemicolons() =>
        Read("q.csv", "\uFEFFQuestion;Document", "Who?;a, b.md").Questions[0].Gold.ShouldBe(["a, b.md"]);

    [Theory]
    [InlineData("q.yml line 2: has no \"question\"", "questions:", "  - document: a.md")]
    [InlineData("q.yml line 3: \"documnt\" is not a field of a question; known are id, question, document, answer, answerable", "questions:", "  - question: Who?", "    documnt: a.md", "    document: a.md")]
    [InlineData("q.yml line 2: does not say what is expected", "questions:", "  - question: Who?")]
    [InlineData("q.yml line 2: is not answerable and names a document", "questions:", "  - question: Who?", "    answerable: false", "    answer: me")]
    [InlineData("q.yml line 2: \"answerable\" is \"maybe\"; expected true or false", "questions:", "  - question: Who?", "    answer: me", "    answerable: maybe")]
    [InlineData("q.yml line 4: the question \"Who?\" stands on line 2 already", "questions:", "  - question: Who?", "    answer: me", "  - { id: b, question: Who?, answer: you }")]
    [InlineData("q.yml line 2: is no mapping", "questions:", "  - Who?")]
    [InlineData("q.yml line 1: is no mapping", "- question: Who?", "  answer: me")]
    [InlineData("q.yml line 1: \"fragen\" is not known here; expected \"questions\"", "fragen: []", "questions: [{ question: Who?, answer: me }]")]
    [InlineData("q.yml line 2: is not YAML", "questions:", "  - question: \"Who?")]
    [InlineData("q.yml line 3: \"document\" is a mapping", "questions:", "  - question: Who?", "    document: {a: b}", "    answer: me")]
    [InlineData("q.yml: The file holds no question", "questions: []")]
    public void Read_FaultyYaml_IsNamedByItsLine(string expected, params string[] lines) => FaultOf("q.yml", lines).ShouldStartWith(expected);

    [Theory]
    [InlineData("q.csv line 1: has no column \"question\"", "document,answer", "a.md,x")]
    [InlineData("q.csv line 1: has the column \"gold\"; known are", "question,gold", "Who?,a.md")]
    [InlineData("q.csv line 1: has the column \"answer\" 2 times", "question,answer,answer", "Who?,a,b")]
    [InlineData("q.csv line 3: has 3 cells; the heading row has 2", "question,answer", "Who?,me", "What, then?,me")]
    [InlineData("q.csv line 2: opens a quotation mark that is never closed", "question,answer", "\"Who?,me")]
    [InlineData("q.csv line 2: has text after a closing quotation mark", "question,answer", "\"Who\"?,me")]
    [InlineData("q.csv line 2: does not say what is expected", "question,answer", "Who?,")]
    public void Read_FaultyCsv_IsNamedByItsLine(string expected, params string[] lines) => FaultOf("q.csv", lines).ShouldStartWith(expected);

    [Fact]
    public void Read_OtherFormat_NamesThoseThatAreRead() => FaultOf("q.txt", "Who?").ShouldContain(".yml, .yaml and .csv");

    private EvaluationSet Read(string name, params string[] lines) => EvaluationSetReader.Read(_folder.Write(name, lines));

    private string FaultOf(string name, params string[] lines) =>
        Should.Throw<SetFaultException>(() => Read(name, lines)).Message;
}

using System.Globalization;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Tests.Channels;

/// <summary>One answer of every kind.</summary>
internal static class SampleAnswers
{
    private const string Trace = "0123456789abcdef0123456789abcdef";

    /// <summary>All that a document could try in somebody's chat.</summary>
    public const string Hostile =
        "<at>Everyone</at> <script>x</script> ![p](http://e.vil/p.png) [click](javascript:x) https://e.vil www.e.vil a@e.vil **b** `c` [2] &lt; | \\";

    public static Welcome Welcome { get; } = new(
        "Hello, I am QaBot. I answer questions from 2 documents.", ["What is QaBot?", "How do I add documents?", "When do you say I don't know?"]);

    public static IReadOnlyDictionary<string, Answer> All { get; } = new Dictionary<string, Answer>
    {
        ["one-source"] = OneSource(),
        ["three-sources"] = ThreeSources(),
        ["not-found"] = NotFound(),
        ["small-talk"] = Bare(AnswerStatus.SmallTalk, "Hello! Ask me about the documents.") with { Suggestions = ["What is QaBot?"] },
        ["clarification"] = Bare(AnswerStatus.NeedsClarification, "Which pump do you mean?") with { Suggestions = ["The red pump", "The blue pump"] },
        ["hostile"] = HostileText(),
    };

    private static Answer OneSource() => Bare(AnswerStatus.Answered, "“Hold the reset button for 3 s.” [1]") with
    {
        Citations =
        [
            Cite(1, "Pump manual", "Hold the reset button for 3 s.") with
            {
                Location = new SourceLocation { Line = 12, Page = 4 },
                Highlight = new TextRange(126, 3),
            },
        ],
        Confidence = 0.9,
        Suggestions = ["Which pumps can be reset?", "How long does a reset take?", "Who may reset it?", "Why reset it?"],
    };

    private static Answer ThreeSources() => Bare(
        AnswerStatus.Answered, "Trade was US$30 billion in 2022. [1]\n\nIt grew by 20 %.\nOil led. [2]\n\nA third says the same. [3][1]") with
    {
        Citations =
        [
            Cite(1, "Trade of Kazakhstan (2022)", "Trade was US$30 billion in 2022."),
            Cite(2, new string('T', 100), "It grew by 20 %.\nOil led."),
            Cite(3, "Third", "A third says the same."),
        ],
        Confidence = 0.8,
    };

    private static Answer NotFound() => Bare(AnswerStatus.NotFound, "The documents don't say. The closest I found:\n\nPumps are red. [1]") with
    {
        Citations =
        [
            Cite(1, "Pump manual", "Pumps are red.") with { Location = new SourceLocation { Line = 10, HeadingPath = ["Pump manual", "Colours"] } },
            Cite(2, "Valve *manual*", "Valves are blue."),
        ],
        Suggestions = ["Which colour are pumps?"],
    };

    private static Answer HostileText() => Bare(AnswerStatus.Answered, $"# {Hostile} [1]\n\n1. item\n- item\n=== [7]") with
    {
        Citations = [Cite(1, "](http://e.vil) \"> <at>x</at>\n[2]: http://e.vil", $"# {Hostile}"), Cite(2, "Never cited", "nothing")],
        Suggestions = ["[x](http://e.vil)"],
    };

    private static Answer Bare(AnswerStatus status, string text) => new() { Status = status, Text = text, TraceId = Trace };

    private static Citation Cite(int number, string title, string quote) => new()
    {
        Number = number,
        DocumentId = string.Create(CultureInfo.InvariantCulture, $"00000000000{number}"),
        Title = title,
        SourcePath = "manuals/doc.md",
        Location = new SourceLocation { Line = 10 * number },
        Quote = quote,
        Range = new TextRange(100 * number, quote.Length),
        ContentVersion = "abcdef01",
        Score = 1,
    };
}

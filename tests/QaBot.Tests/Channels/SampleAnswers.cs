using System.Globalization;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Tests.Channels;

/// <summary>One answer of every kind.</summary>
internal static class SampleAnswers
{
    public const string Trace = "0123456789abcdef0123456789abcdef";

    /// <summary>All that a document could try in somebody's chat.</summary>
    public const string Hostile =
        "<at>Everyone</at> <script>x</script> ![p](http://e.vil/p.png) [click](javascript:x) https://e.vil www.e.vil a@e.vil **b** `c` [2] &lt; | \\";

    /// <summary>The same in Slack's markup.</summary>
    public const string SlackHostile = "<!channel> <@U123> <http://e.vil|click> @here :tada: *b* _i_ ~s~ `c` a_b_c > q";

    public static HandoffForm Form { get; } = new(
        "I could not find <b>that</b>. A *person* can help.", "Who is <at>Ann</at>?\n\u202ESecond line", "c2VhbA.c2VhbA", "Write to help@example.com, and say what you need.");

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
        ["table"] = Table(),
        ["list"] = List(),
        ["code"] = Code(),
        ["low-confidence"] = OneSource() with { Confidence = 0.4, Suggestions = [] },
        ["says-nothing"] = Bare(AnswerStatus.NotFound, "The documents don't say."),
        ["hostile-shapes"] = HostileShapes(),
        ["turned-around"] = TurnedAround(),
        ["one-long-word"] = OneLongWord(),
        ["thirty-sources"] = ThirtySources(),
        ["too-long"] = TooLong(),
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

    private static Answer Table() => new AnswerDraft()
        .Header("Pump | Litres per minute | Remark").Say("\n").Row("P-100 | 40 |").Say("\n").Row("P-200 | | loud | very").Say(" [1]")
        .Build(Cite(1, "Data sheet", "Pump | Litres per minute | Remark\nP-100 | 40 |\nP-200 |  | loud | very"));

    private static Answer List() => new AnswerDraft()
        .Quote("To reset the pump:").Say("\n").Item("1.", "Switch it off.").Say("\n").Item("2.", "Choose one of:").Say("\n")
        .Item("•", "the red button", 2).Say("\n").Item("•", "the blue button", 2).Say("\n").Item("3.", "Wait 3 s.").Say(" [1]\n\n")
        .Quote("Left out are:").Say("\n").Item("2.", "Second").Say("\n").Item("5.", "Fifth").Say(" [2]")
        .Build(
            Cite(1, "Pump manual", "To reset the pump:\nSwitch it off.\nChoose one of:\nthe red button\nthe blue button\nWait 3 s."),
            Cite(2, "Pump manual", "Left out are:\nSecond\nFifth") with { SourcePath = "manuals/left-out.pdf" });

    private static Answer Code() => new AnswerDraft()
        .Quote("Put this into the file:").Say("\n").Quote("if a < b:\n    print(`a`, \"*b*\")\n\n# ```\ndone()", BlockKind.Code).Say(" [1]")
        .Build(Cite(1, "Scripts", "Put this into the file:\n\nif a < b:\n    print(`a`, \"*b*\")\n\n# ```\ndone()"));

    private static Answer HostileShapes() => new AnswerDraft()
        .Quote($"{Hostile} {SlackHostile}:").Say("\n").Item("•", Hostile).Say("\n").Item("](x)", SlackHostile).Say(" [1]\n\n")
        .Header($"<b>x</b> | {Hostile.Replace(" | ", " ", StringComparison.Ordinal)}").Say("\n").Row($"*a* | {SlackHostile}").Say(" [1]\n\n")
        .Quote($"```\n{Hostile}\n~~~ {SlackHostile}", BlockKind.Code).Say(" [1]")
        .Build(Cite(1, $"{SlackHostile} {Hostile}", Hostile));

    private static Answer TurnedAround() => new AnswerDraft()
        .Quote("\u202Ereversed\u202C and \u2067isolated\u2069, \u202E# no heading\u2066.").Say(" [1]\n\n")
        .Item("•", "\u202Eitem").Say(" [1]")
        .Build(Cite(1, "invoice\u202Efdp.exe", "\u202Ereversed\u202C and \u2067isolated\u2069") with { Location = new SourceLocation { Line = 1, HeadingPath = ["\u2066Head\u202D"] } })
        with { Suggestions = ["What is \u202Edesrever?"] };

    private static Answer OneLongWord()
    {
        var word = new string('w', 5_000);
        return new AnswerDraft().Quote(word).Say(" [1]\n\n").Item("•", word).Say(" [2]\n\n").Header("Name | Value").Say("\n").Row($"{word} | x").Say(" [3]\n\n")
            .Quote(word, BlockKind.Code).Say(" [4]")
            .Build(Cite(1, word, word), Cite(2, "Item", word), Cite(3, "Row", word), Cite(4, "Code", word));
    }

    private static Answer ThirtySources()
    {
        var draft = new AnswerDraft();
        for (var i = 1; i <= 30; i++)
        {
            draft.Quote($"Source {i} says that {i * i} is a square.").Say($" [{i}]{(i < 30 ? "\n\n" : "")}");
        }

        return draft.Build([.. Enumerable.Range(1, 30).Select(i => Cite(i, $"Squares, volume {i}", $"Source {i} says that {i * i} is a square."))]);
    }

    // Longer than every channel that has a limit takes at once.
    private static Answer TooLong()
    {
        var text = string.Join(' ', Enumerable.Range(1, 600).Select(i => $"Sentence {i} is about as long as others."));
        return new AnswerDraft().Quote(text).Say(" [1]").Build(Cite(1, "Long-winded", text)) with { Suggestions = ["Why so long?"] };
    }

    private static Answer Bare(AnswerStatus status, string text) => new() { Status = status, Text = text, TraceId = Trace };

    private static Citation Cite(int number, string title, string quote) => new()
    {
        Number = number,
        DocumentId = string.Create(CultureInfo.InvariantCulture, $"{number:D12}"),
        Title = title,
        SourcePath = "manuals/doc.md",
        Location = new SourceLocation { Line = 10 * number },
        Quote = quote,
        Range = new TextRange(100 * number, quote.Length),
        ContentVersion = "abcdef01",
        Score = 1,
    };
}

using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Retrieval;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Answering;

public sealed class AnswererTests
{
    private const string Handbook = """
        # Opening hours

        Anna Berg runs the canteen. She opens the canteen kitchen at eight.

        # What to bring

        Visitors of the laboratory bring three things:

        - a passport or identity card
        - safety goggles with side shields

        # Prices

        Room | Price per night
        Single room | 80 euros
        Double room | 120 euros
        """;

    [Fact]
    public async Task AskAsync_SentenceThatStartsWithAPronoun_BringsWhatItPointsTo()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("When does the canteen kitchen open?");

        answer.Text.ShouldBe("Anna Berg runs the canteen. She opens the canteen kitchen at eight. [1]");
        answer.Citations.ShouldHaveSingleItem().Quote.ShouldBe("Anna Berg runs the canteen. She opens the canteen kitchen at eight.");
    }

    [Fact]
    public async Task AskAsync_LeadIn_BringsItsItems()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("What do visitors of the laboratory bring?");

        answer.Text.ShouldBe(
            "Visitors of the laboratory bring three things:\na passport or identity card\nsafety goggles with side shields [1]");
    }

    [Fact]
    public async Task AskAsync_ListItem_BringsItsLeadIn()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("safety goggles with side shields");

        answer.Text.ShouldStartWith("Visitors of the laboratory bring three things:\n");
        answer.Text.ShouldContain("safety goggles with side shields [1]");
        answer.Citations[0].Quote.ShouldContain("safety goggles");
    }

    [Fact]
    public async Task AskAsync_TableRow_BringsItsHeader()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("What is the price of a double room?");

        answer.Text.ShouldBe("Room | Price per night\nDouble room | 120 euros [1]");
        answer.Citations[0].Quote.ShouldBe("Double room | 120 euros");
        answer.Citations[0].Location.HeadingPath.ShouldBe(["Prices"]);
    }

    [Fact]
    public async Task AskAsync_SameSentenceInTwoDocuments_SaysItOnce()
    {
        await using var library = new SmallLibrary();
        await library.AddAsync("a.txt", "The laboratory closes at six in the evening.");
        await library.AddAsync("b.txt", "The laboratory closes at six in the evening!");

        var answer = await library.AskAsync("When does the laboratory close?");

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Citations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AskAsync_LineBreakInsideAQuote_ShowsASpaceAndQuotesExactly()
    {
        await using var library = new SmallLibrary();
        await library.AddAsync("a.txt", "The laboratory closes\nat six in the evening.");

        var answer = await library.AskAsync("When does the laboratory close?");

        answer.Text.ShouldBe("The laboratory closes at six in the evening. [1]");
        answer.Citations[0].Quote.ShouldBe("The laboratory closes\nat six in the evening.");
    }

    [Fact]
    public async Task AskAsync_QuoteThatIsNotInTheDocument_NeverLeaves()
    {
        await using var library = new SmallLibrary(configure: services => services.AddSingleton<AnswerWriter, LyingWriter>());
        await library.AddAsync("a.txt", "The laboratory closes at six in the evening.");

        var answer = await library.AskAsync("When does the laboratory close?");

        answer.Status.ShouldBe(AnswerStatus.NotFound);
        answer.Citations.ShouldBeEmpty();
        answer.Text.ShouldBe("The documents don't say.");
        answer.Confidence.ShouldBe(0);
        answer.Trace.ShouldNotBeNull().DroppedCitations.ShouldBe(2);
    }

    private static async Task<SmallLibrary> LibraryAsync()
    {
        var library = new SmallLibrary();
        await library.AddAsync("handbook.txt", Handbook, "Handbook");
        return library;
    }

    // Quotes with one letter changed, as a fault in any stage before the check would.
    private sealed class LyingWriter(Microsoft.Extensions.Options.IOptions<AnsweringOptions> options) : AnswerWriter
    {
        private readonly ExtractiveAnswerWriter _honest = new(options);

        public override IReadOnlyList<Evidence> Choose(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences) =>
            [.. _honest.Choose(retrieved, sentences).Select(Bend)];

        public override IReadOnlyList<Evidence> ChooseNearest(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences) =>
            [.. _honest.ChooseNearest(retrieved, sentences).Select(Bend)];

        public override WrittenAnswer Write(IReadOnlyList<CheckedEvidence> evidence) => _honest.Write(evidence);

        public override WrittenAnswer WriteNotFound(IReadOnlyList<CheckedEvidence> nearest) => _honest.WriteNotFound(nearest);

        private static Evidence Bend(Evidence evidence)
        {
            var source = evidence.Passage.Source;
            return evidence with { Passage = evidence.Passage with { Source = source with { Text = source.Text.Replace("six", "ten", StringComparison.Ordinal) } } };
        }
    }
}

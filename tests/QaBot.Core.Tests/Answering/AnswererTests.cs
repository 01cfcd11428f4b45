using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
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
        Stretches(answer).ShouldBe(
        [
            (BlockKind.Paragraph, null, "Visitors of the laboratory bring three things:"),
            (BlockKind.ListItem, answer.Blocks[1].Marker, "safety goggles with side shields"),
        ]);
    }

    [Fact]
    public async Task AskAsync_TableRow_BringsItsHeader()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("What is the price of a double room?");

        answer.Text.ShouldBe("Room | Price per night\nDouble room | 120 euros [1]");
        answer.Citations[0].Quote.ShouldBe("Double room | 120 euros");
        answer.Citations[0].Location.HeadingPath.ShouldBe(["Prices"]);
        Stretches(answer).ShouldBe([(BlockKind.TableHeader, null, "Room | Price per night"), (BlockKind.TableRow, null, "Double room | 120 euros")]);
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

    [Fact]
    public async Task AskAsync_HeadingAsksIt_AnswersWithTheOpeningOfItsSection()
    {
        await using var library = await FaqAsync();

        var answer = await library.AskAsync("How do I add a document?");

        answer.Text.ShouldStartWith("Copy the file into the folder. It is read within seconds. Subfolders count too. [1]");
        answer.Citations[0].Quote.ShouldBe("Copy the file into the folder. It is read within seconds. Subfolders count too.");
    }

    [Fact]
    public async Task AskAsync_HeadingAsksIt_IsSurerThanWithoutTheHeading()
    {
        await using var library = await FaqAsync();
        await using var bare = new SmallLibrary();
        await bare.AddAsync("faq.txt", string.Join("\n\n", Faq.Split("\n\n").Where(block => !block.StartsWith('#'))));

        var below = await library.AskAsync("How do I add a document?");
        var without = await bare.AskAsync("How do I add a document?");

        below.Trace!.Verdict.Confidence.ShouldBeGreaterThan(without.Trace!.Verdict.Confidence);
    }

    [Fact]
    public async Task AskAsync_SentenceThatSaysOnlyNo_BringsWhatFollows()
    {
        await using var library = new SmallLibrary();
        await library.AddAsync("a.txt", "May I bring guests to the canteen? Not yet. The canteen is for employees until May.");

        var answer = await library.AskAsync("Not yet");

        answer.Text.ShouldContain("Not yet. The canteen is for employees until May.");
    }

    [Fact]
    public async Task AskAsync_EncoderFailsOnSentences_AnswersByWords()
    {
        await using var library = new SmallLibrary(encoder: new FailsOn("The laboratory closes at six in the evening."));
        await library.AddAsync("a.txt", "The canteen is open. The laboratory closes at six in the evening.");

        var answer = await library.AskAsync("When does the laboratory close?");

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Trace!.Sentences.ShouldAllBe(sentence => sentence.Similarity == null);
    }

    private const string Faq = """
        # Questions and answers

        ## How do I add a document?

        Copy the file into the folder. It is read within seconds. Subfolders count too. Nothing else has to be done.

        ## How do I get an answer that was not found?

        Check the folder. If it holds no answer, add a document that does.
        """;

    private static async Task<SmallLibrary> FaqAsync()
    {
        var library = new SmallLibrary();
        await library.AddAsync("faq.txt", Faq, "Questions and answers");
        return library;
    }

    private static async Task<SmallLibrary> LibraryAsync()
    {
        var library = new SmallLibrary();
        await library.AddAsync("handbook.txt", Handbook, "Handbook");
        return library;
    }

    private static IEnumerable<(BlockKind Kind, string? Marker, string Text)> Stretches(Answer answer) =>
        answer.Blocks.Select(block => (block.Kind, block.Marker, block.Range.Of(answer.Text).ToString()));

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

    // Breaks down at one text, as an encoder may over what it was never shown.
    private sealed class FailsOn(string text) : DelegatingEmbeddingGenerator<string, Embedding<float>>(new HashingEmbeddingGenerator())
    {
        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            values.Contains(text) ? throw new InvalidOperationException("broken") : base.GenerateAsync(values, options, cancellationToken);
    }
}

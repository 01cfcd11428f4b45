using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Retrieval;

public sealed class RetrieverTests
{
    [Fact]
    public async Task RetrieveAsync_Question_SaysWhatItSearchedForAndWhy()
    {
        await using var library = await LibraryAsync();

        var result = await library.Get<Retriever>().RetrieveAsync(
            "How many visitors does the exhbition expect?", DocumentFilter.All, 3, CancellationToken.None);

        result.Query.Corrections.ShouldBe([new SpellingCorrection("exhbition", "exhibition")]);
        result.Query.Dropped.ShouldBe(["how", "many", "does", "the"]);
        result.UnknownTerms.ShouldBeEmpty();
        result.Trace.LexicalOnlyBecause.ShouldBeNull();
        result.Trace.Timings.Select(timing => timing.Stage).ShouldContain("embed");
        var first = result.Passages[0];
        first.Source.SourcePath.ShouldBe("expo.txt");
        first.Score.LexicalRank.ShouldBe(1);
        first.Score.Fused.ShouldBe((0.7 * first.Score.LexicalNormalized) + (0.3 * first.Score.SimilarityNormalized), 1e-9);
    }

    [Fact]
    public async Task RetrieveAsync_CommonWordThatNoDocumentHolds_IsNotReadAsAnother()
    {
        await using var library = new SmallLibrary(configure: services => services.AddSingleton<CommonWords>(new OneWord("price")));
        await library.AddAsync("expo.txt", "The expo was opened with pride, and it won a prize.");

        var result = await library.Get<Retriever>().RetrieveAsync("What is the price of the exxpo?", DocumentFilter.All, 3, CancellationToken.None);

        result.Query.Corrections.ShouldBe([new SpellingCorrection("exxpo", "expo")]);
        result.UnknownTerms.ShouldBe(["price"]);
    }

    [Fact]
    public async Task RetrieveAsync_EncoderFails_WordsDecideAlone()
    {
        await using var library = new SmallLibrary(new FailingQuestionEncoder());
        await library.AddAsync("expo.txt", "The exhibition expects nine thousand visitors.");

        var result = await library.Get<Retriever>().RetrieveAsync(
            "How many visitors does the exhibition expect?", DocumentFilter.All, 3, CancellationToken.None);

        result.Passages.ShouldHaveSingleItem().Score.Fused.ShouldBe(1);
        result.Passages[0].Score.Similarity.ShouldBeNull();
        result.Trace.LexicalOnlyBecause.ShouldNotBeNull().ShouldContain("no model today");
    }

    [Fact]
    public async Task RetrieveAsync_OnlyStopWords_SearchesForThem()
    {
        await using var library = new SmallLibrary();
        await library.AddAsync("play.txt", "To be or not to be, that is the question.");

        var result = await library.Get<Retriever>().RetrieveAsync("to be or not to be", DocumentFilter.All, 1, CancellationToken.None);

        result.Query.Terms.ShouldBe(["to", "be", "or", "not"]);
        result.Passages[0].Score.Body.ShouldBeGreaterThan(0);
        result.Passages[0].Score.Bigrams.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task RetrieveAsync_HiddenDocument_TakesNoPlace()
    {
        await using var library = await LibraryAsync();

        var result = await library.Get<Retriever>().RetrieveAsync(
            "exhibition visitors", DocumentFilter.Where(entry => entry.SourcePath != "expo.txt"), 10, CancellationToken.None);

        result.Passages.ShouldNotBeEmpty();
        result.Passages.ShouldAllBe(passage => passage.Source.SourcePath != "expo.txt");
    }

    private static async Task<SmallLibrary> LibraryAsync()
    {
        var library = new SmallLibrary();
        await library.AddAsync("expo.txt", "The exhibition expects nine thousand visitors.");
        await library.AddAsync("canteen.txt", "The canteen serves visitors lunch until two.");
        await library.AddAsync("parking.txt", "Parking costs two euros an hour.");
        return library;
    }

    private sealed class FailingQuestionEncoder : IEmbeddingGenerator<string, Embedding<float>>
    {
        private readonly HashingEmbeddingGenerator _inner = new();

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Core.Embedding.EmbeddingUrgency.IsInteractive(options)
                ? throw new InvalidOperationException("no model today")
                : _inner.GenerateAsync(values, options, cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => _inner.Dispose();
    }

    private sealed class OneWord(string word) : CommonWords
    {
        public override bool Contains(string other) => other == word;
    }
}

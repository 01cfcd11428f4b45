using Microsoft.Extensions.AI;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Answering;

public sealed class CuratedAnswerFinderTests
{
    private const string Page = "# How do I reset the pump?\n\nHold the red button.\n\nThen wait.\n\nAnswered by Kim on 24 November 2026.";

    [Fact]
    public async Task AskAsync_SameQuestion_GivesTheWholeAnswerWithoutTheName()
    {
        await using var library = await LibraryAsync("answers/pump.md", Page);

        var answer = await library.AskAsync("how can I reset pumps");

        answer.Text.ShouldBe("Hold the red button.\n\nThen wait. [1]");
        answer.Confidence.ShouldBe(0.98);
        answer.Citations.ShouldHaveSingleItem().Location.HeadingPath.ShouldBe(["How do I reset the pump?"]);
    }

    [Fact]
    public async Task AskAsync_OneWordMore_IsTheSameWhereTheMeaningIs()
    {
        await using var library = await LibraryAsync("answers/pump.md", Page);

        var answer = await library.AskAsync("How do I reset the pump correctly?");

        answer.Text.ShouldBe("Hold the red button.\n\nThen wait. [1]");
        answer.Confidence.ShouldBe(0.9);
    }

    [Theory]
    [InlineData("How do I reset the valve?")]
    [InlineData("How do I empty the pump?")]
    [InlineData("How do I reset pump 2?")]
    [InlineData("When do I reset the pump?")]
    [InlineData("How do I reset the pump before work?")]
    [InlineData("Why can I not reset the pump?")]
    public async Task AskAsync_AnotherQuestion_IsAnsweredFromTheDocumentsHoweverNearTheEncoderFindsIt(string question)
    {
        await using var library = await LibraryAsync("answers/pump.md", Page);

        (await library.AskAsync(question)).Trace!.Verdict.Features.ShouldNotContainKey("curated");
    }

    [Theory]
    [InlineData("manuals/pump.md", Page)]
    [InlineData("answersheet.md", Page)]
    [InlineData("answers/pump.md", Page + "\n\n# Another heading\n\nWith more.")]
    public async Task AskAsync_ADocumentThatIsNoCuratedAnswer_IsQuotedLikeAnyOther(string path, string text)
    {
        await using var library = await LibraryAsync(path, text);

        (await library.AskAsync("How do I reset the pump?")).Trace!.Verdict.Features.ShouldNotContainKey("curated");
    }

    private static async Task<SmallLibrary> LibraryAsync(string path, string text)
    {
        var library = new SmallLibrary(new SameForAll());
        await library.AddAsync(path, text);
        return library;
    }

    /// <summary>An encoder to which everything means the same.</summary>
    private sealed class SameForAll : IEmbeddingGenerator<string, Embedding<float>>
    {
        private const int Dimensions = 64;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(Vector()))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private static float[] Vector()
        {
            var vector = new float[Dimensions];
            vector[0] = 1;
            return vector;
        }
    }
}

using QaBot.Core.Embedding;
using QaBot.Core.Text;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Embedding;

public sealed class PassageEmbedderTests : IDisposable
{
    private readonly HashingEmbeddingGenerator _generator = new(dimensions: 32);
    private readonly PassageEmbedder _embedder;

    public PassageEmbedderTests() => _embedder = new PassageEmbedder(_generator, new WholeTextWindower(), new EmbeddingModel("hashing", 32));

    public void Dispose() => _generator.Dispose();

    [Fact]
    public void KeyOf_Text_IsTheLowerCaseSha256OfItsUtf8()
    {
        PassageEmbedder.KeyOf("abc").ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        PassageEmbedder.KeyOf("").ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    [Fact]
    public async Task EmbedAsync_Texts_GivesTheirVectorsInOrder()
    {
        var embeddings = await _embedder.EmbedAsync(["one two", "three"], CancellationToken.None);

        embeddings.Select(embedding => embedding.Key).ShouldBe([PassageEmbedder.KeyOf("one two"), PassageEmbedder.KeyOf("three")]);
        embeddings[1].Windows.ShouldHaveSingleItem().Values.ShouldBe(
            VectorQuantizer.Quantize(await _embedder.EmbedQueryAsync("three", CancellationToken.None)).Values);
    }

    [Fact]
    public async Task EmbedAsync_EqualTexts_EmbedsThemOnce()
    {
        var embeddings = await _embedder.EmbedAsync(["one", "two", "one"], CancellationToken.None);

        embeddings.Count.ShouldBe(3);
        embeddings[2].ShouldBeSameAs(embeddings[0]);
        _generator.Texts.ShouldBe(2);
    }

    [Fact]
    public async Task EmbedAsync_LongText_GivesOneVectorAWindow()
    {
        var embedder = new PassageEmbedder(_generator, new HalvingWindower(), _embedder.Model);

        var embeddings = await embedder.EmbedAsync(["one two ", "abcd"], CancellationToken.None);

        embeddings[0].Windows.Select(window => window.Values).ShouldBe(
            (await _embedder.EmbedAsync(["one ", "two "], CancellationToken.None)).Select(half => half.Windows[0].Values));
        embeddings[1].Windows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task EmbedAsync_EmptyText_GivesOneVector()
    {
        (await _embedder.EmbedAsync([""], CancellationToken.None))[0].Windows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task EmbedAsync_NoTexts_DoesNotCallTheGenerator()
    {
        (await _embedder.EmbedAsync([], CancellationToken.None)).ShouldBeEmpty();
        _generator.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task EmbedQueryAsync_LongText_EmbedsItsFirstWindow()
    {
        var embedder = new PassageEmbedder(_generator, new HalvingWindower(), _embedder.Model);

        (await embedder.EmbedQueryAsync("one two ", CancellationToken.None))
            .ShouldBe(await _embedder.EmbedQueryAsync("one ", CancellationToken.None));
    }

    [Fact]
    public async Task EmbedQueryAsync_VectorOfAnotherLength_Throws()
    {
        var embedder = new PassageEmbedder(_generator, new WholeTextWindower(), new EmbeddingModel("other", 384));

        var exception = await Should.ThrowAsync<InvalidOperationException>(async () => await embedder.EmbedQueryAsync("one", CancellationToken.None));

        exception.Message.ShouldContain("32 components; expected 384");
    }

    private sealed class HalvingWindower : TextWindower
    {
        public override IReadOnlyList<TextRange> Split(string text) =>
            [new TextRange(0, text.Length / 2), TextRange.FromBounds(text.Length / 2, text.Length)];
    }
}

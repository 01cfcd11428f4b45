using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Indexing;

/// <summary>What every <see cref="KnowledgeIndex"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class KnowledgeIndexContract
{
    private static CancellationToken None => CancellationToken.None;

    /// <summary>An empty index for <see cref="DocumentSample.Model"/>; the subclass disposes what it made.</summary>
    protected abstract KnowledgeIndex Create();

    [Fact]
    public async Task EmptyIndex_AnyQuestion_GivesNothing()
    {
        var index = Create();

        (await index.ListAsync(None)).ShouldBeEmpty();
        (await index.FindDocumentAsync("none", None)).ShouldBeNull();
        (await Find(index, "anything")).ShouldBeEmpty();
        (await index.FindByVectorAsync(DocumentSample.VectorOf("x"), 5, DocumentFilter.All, None)).ShouldBeEmpty();
        (await index.GetChunksAsync([], None)).ShouldBeEmpty();
        (await index.GetChunksAsync([1, long.MaxValue], None)).ShouldBeEmpty();
        (await index.FindEmbeddingsAsync(["none"], None)).ShouldBeEmpty();
        (await index.PruneEmbeddingsAsync(None)).ShouldBe(0);
        index.Statistics.ChunkCount.ShouldBe(0);
        index.Statistics.AverageBodyLength.ShouldBe(0);
        index.Statistics.AverageHeadingLength.ShouldBe(0);
        index.Statistics.Words.ShouldBeEmpty();
    }

    [Fact]
    public async Task SaveAsync_Document_ComesBackToTheLetter()
    {
        var index = Create();
        var (entry, document, chunks) = RichSample();

        await index.SaveAsync(entry, document, chunks, None);

        var found = (await index.FindDocumentAsync(document.Id, None)).ShouldNotBeNull();
        found.ShouldBeToTheLetter(document);
        found.Text.ShouldBe(document.Text);
        (await index.ListAsync(None)).ShouldHaveSingleItem().ShouldBeToTheLetter(entry);
    }

    [Fact]
    public async Task FindByTermsAsync_SavedChunk_ComesBackToTheLetter()
    {
        var index = Create();
        var (entry, document, chunks) = RichSample();
        await index.SaveAsync(entry, document, chunks, None);

        var found = (await index.FindByTermsAsync(["snow"], 5, DocumentFilter.All, None)).ShouldHaveSingleItem();

        var saved = chunks[1];
        found.Chunk.ShouldBeToTheLetter(saved.Chunk);
        found.Text.ShouldBe(saved.Chunk.Range.Of(document.Text).ToString());
        found.BodyTerms.ShouldBe(saved.BodyTerms);
        found.HeadingTerms.ShouldBe(saved.HeadingTerms);
        (found.Title, found.SourcePath, found.ContentHash).ShouldBe((document.Title, document.SourcePath, document.ContentHash));
    }

    [Fact]
    public async Task FindByTermsAsync_SeveralTerms_RanksChunksThatHoldMoreFirst()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain and wind", "rain fell", "sunshine all day", "quiet"));

        var found = await Find(index, "rain", "wind");

        found.Select(chunk => chunk.Text).ShouldBe(["rain and wind", "rain fell"]);
    }

    [Fact]
    public async Task FindByTermsAsync_Limit_KeepsTheBest()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain and wind", "rain fell", "rain again today"));

        (await index.FindByTermsAsync(["rain", "wind"], 1, DocumentFilter.All, None)).Single().Text.ShouldBe("rain and wind");
        (await index.FindByTermsAsync(["rain"], 0, DocumentFilter.All, None)).ShouldBeEmpty();
        (await index.FindByTermsAsync([], 5, DocumentFilter.All, None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("near")]
    [InlineData("or")]
    [InlineData("and")]
    [InlineData("not")]
    [InlineData("AND")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("ra*")]
    [InlineData("don't")]
    [InlineData("3.14")]
    [InlineData("body:x")]
    [InlineData("a-b+c^d")]
    [InlineData("(x)")]
    [InlineData("c:\\new")]
    [InlineData("two words")]
    [InlineData("tab\there")]
    [InlineData("知识")]
    [InlineData("日本")]
    [InlineData("ünïcödé")]
    [InlineData("ΌΧΙ")]
    [InlineData("😀")]
    [InlineData("𝔸𝕓")]
    public async Task FindByTermsAsync_OddTerm_FindsItAndNothingElse(string term)
    {
        var index = Create();
        await Save(index, WithTerms("odd.txt", term, "common"));
        await Save(index, WithTerms("other.txt", "other", "common"));

        var found = await Find(index, term);

        found.ShouldHaveSingleItem().SourcePath.ShouldBe("odd.txt");
        found[0].BodyTerms.ShouldBe([term, "common"]);
        index.Statistics.DocumentFrequency(term).ShouldBe(1);
    }

    [Fact]
    public async Task FindByTermsAsync_TermsThatDifferInCaseOrAccent_AreNotMixed()
    {
        var index = Create();
        await Save(index, WithTerms("lower.txt", "turkey"));
        await Save(index, WithTerms("upper.txt", "Turkey"));
        await Save(index, WithTerms("accent.txt", "türkey"));

        (await Find(index, "turkey")).Single().SourcePath.ShouldBe("lower.txt");
        (await Find(index, "Turkey")).Single().SourcePath.ShouldBe("upper.txt");
        (await Find(index, "türkey")).Single().SourcePath.ShouldBe("accent.txt");
    }

    [Fact]
    public async Task FindByTermsAsync_Filter_IsAppliedBeforeTheLimit()
    {
        var index = Create();
        for (var i = 0; i < 20; i++)
        {
            await Save(index, DocumentSample.Of($"hidden/{i}.txt", "rain rain rain"));
        }

        await Save(index, DocumentSample.Of("open.txt", "some rain fell on the long and winding road to the sea"));

        var filter = DocumentFilter.Where(entry => !entry.SourcePath.StartsWith("hidden/", StringComparison.Ordinal));
        (await index.FindByTermsAsync(["rain"], 3, filter, None)).ShouldHaveSingleItem().SourcePath.ShouldBe("open.txt");
        (await index.FindByTermsAsync(["rain"], 3, DocumentFilter.Where(_ => false), None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task FindByVectorAsync_Filter_IsAppliedBeforeTheLimit()
    {
        var index = Create();
        for (var i = 0; i < 20; i++)
        {
            await Save(index, DocumentSample.Of($"hidden/{i}.txt", "the very text"));
        }

        await Save(index, DocumentSample.Of("open.txt", "another text"));

        var filter = DocumentFilter.Where(entry => entry.SourcePath == "open.txt");
        var hit = (await index.FindByVectorAsync(DocumentSample.VectorOf("the very text"), 3, filter, None)).ShouldHaveSingleItem();
        (await index.GetChunksAsync([hit.ChunkId], None)).Single().SourcePath.ShouldBe("open.txt");
    }

    [Fact]
    public async Task Filter_ManyChunks_IsAskedOncePerDocument()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain one", "rain two", "rain three"));
        var asked = 0;
        var filter = DocumentFilter.Where(_ => Interlocked.Increment(ref asked) > 0);

        (await index.FindByTermsAsync(["rain"], 5, filter, None)).Count.ShouldBe(3);
        (await index.FindByVectorAsync(DocumentSample.VectorOf("x"), 5, filter, None)).Count.ShouldBe(3);

        asked.ShouldBe(2);
    }

    [Fact]
    public async Task FindByVectorAsync_Texts_GivesTheNearestFirst()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "first", "second", "third"));

        var hits = await index.FindByVectorAsync(DocumentSample.VectorOf("second"), 2, DocumentFilter.All, None);

        hits.Count.ShouldBe(2);
        hits[0].Similarity.ShouldBe(1f, 0.02f);
        hits[0].Similarity.ShouldBeGreaterThan(hits[1].Similarity);
        (await index.GetChunksAsync([hits[0].ChunkId], None)).Single().Text.ShouldBe("second");
    }

    [Fact]
    public async Task FindByVectorAsync_SeveralWindows_ScoresTheNearest()
    {
        var index = Create();
        var sample = DocumentSample.Of("a.txt", "long text");
        var windows = new[] { "one", "two", "three" }.Select(text => VectorQuantizer.Quantize(DocumentSample.VectorOf(text)));
        var chunk = sample.Chunks[0] with { Embedding = new ChunkEmbedding("windows", [.. windows]) };
        await index.SaveAsync(sample.Entry, sample.Document, [chunk], None);

        var hit = (await index.FindByVectorAsync(DocumentSample.VectorOf("three"), 5, DocumentFilter.All, None)).ShouldHaveSingleItem();

        hit.Similarity.ShouldBe(1f, 0.02f);
    }

    [Fact]
    public async Task SaveAsync_SameIdAgain_ReplacesEverything()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain fell", "wind blew"));
        var former = (await Find(index, "rain")).Single().Id;
        var version = index.Statistics.Version;

        await Save(index, DocumentSample.Of("a.txt", "snow fell"));

        (await Find(index, "rain")).ShouldBeEmpty();
        (await index.GetChunksAsync([former], None)).ShouldBeEmpty();
        (await Find(index, "snow")).Single().Text.ShouldBe("snow fell");
        (await index.FindByVectorAsync(DocumentSample.VectorOf("x"), 9, DocumentFilter.All, None)).Count.ShouldBe(1);
        (await index.ListAsync(None)).Count.ShouldBe(1);
        index.Statistics.Version.ShouldNotBe(version);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
    }

    [Fact]
    public async Task Statistics_AfterEachChange_EqualARecount()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain fell on the rain", "wind blew"));
        await IndexRecount.ShouldEqualStatisticsAsync(index);
        await Save(index, DocumentSample.Of("b.txt", "rain again"));
        index.Statistics.ChunkCount.ShouldBe(3);
        index.Statistics.DocumentFrequency("rain").ShouldBe(2);
        index.Statistics.WordFrequency("rain").ShouldBe(3);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
        await Save(index, DocumentSample.Of("a.txt", "rain stopped"));
        await IndexRecount.ShouldEqualStatisticsAsync(index);
        await index.RemoveAsync(DocumentId.FromPath("b.txt"), None);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
        await index.RecordAsync(Failed("a.txt"), None);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
        index.Statistics.DocumentFrequency("rain").ShouldBe(0);
        index.Statistics.WordFrequency("rain").ShouldBe(0);
        index.Statistics.Words.ShouldBeEmpty();
    }

    [Fact]
    public async Task RemoveAsync_UnknownId_ChangesNothing()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain fell"));

        await index.RemoveAsync("unknown", None);

        (await Find(index, "rain")).Count.ShouldBe(1);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
    }

    [Fact]
    public async Task RecordAsync_IndexedFileFails_IsListedAndNoLongerFound()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain fell"));
        var failed = Failed("a.txt");

        await index.RecordAsync(failed, None);

        (await index.ListAsync(None)).ShouldHaveSingleItem().ShouldBeToTheLetter(failed);
        (await Find(index, "rain")).ShouldBeEmpty();
        (await index.FindDocumentAsync(failed.Id, None)).ShouldBeNull();
        (await index.FindByVectorAsync(DocumentSample.VectorOf("rain fell"), 3, DocumentFilter.All, None)).ShouldBeEmpty();
        await Save(index, DocumentSample.Of("a.txt", "rain fell"));
        (await Find(index, "rain")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task TouchAsync_NewTimes_ChangesTheEntryAndLeavesChunks()
    {
        var index = Create();
        var sample = DocumentSample.Of("a.txt", "rain fell");
        await Save(index, sample);
        var chunk = (await Find(index, "rain")).Single().Id;
        var touched = sample.Entry with { Size = 99, Modified = sample.Entry.Modified.AddDays(1), IndexedAt = sample.Entry.IndexedAt.AddDays(1) };

        await index.TouchAsync(touched, None);

        (await index.ListAsync(None)).ShouldHaveSingleItem().ShouldBeToTheLetter(touched);
        (await index.GetChunksAsync([chunk], None)).Count.ShouldBe(1);
        (await index.FindByTermsAsync(["rain"], 3, DocumentFilter.Where(entry => entry.Size == 99), None)).Count.ShouldBe(1);
        (await index.FindByVectorAsync(DocumentSample.VectorOf("x"), 3, DocumentFilter.All, None)).Count.ShouldBe(1);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
    }

    [Fact]
    public async Task TouchAsync_UnknownId_ChangesNothing()
    {
        var index = Create();

        await index.TouchAsync(DocumentSample.Of("a.txt", "rain").Entry, None);

        (await index.ListAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListAsync_Entries_AreOrderedByPath()
    {
        var index = Create();
        foreach (var path in new[] { "b.txt", "a/z.txt", "Z.txt", "é.txt", "a.txt", "😀.txt", "ｆ.txt" })
        {
            await Save(index, DocumentSample.Of(path, "text"));
        }

        var paths = (await index.ListAsync(None)).Select(entry => entry.SourcePath).ToList();

        paths.ShouldBe(paths.Order(StringComparer.Ordinal));
        paths.Count.ShouldBe(7);
    }

    [Fact]
    public async Task GetChunksAsync_Numbers_KeepsTheirOrder()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "rain one", "rain two", "rain three"));
        var ids = (await Find(index, "rain")).Select(chunk => chunk.Id).OrderDescending().ToList();

        var found = await index.GetChunksAsync([ids[0], -5, ids[2], ids[1]], None);

        found.Select(chunk => chunk.Id).ShouldBe([ids[0], ids[2], ids[1]]);
    }

    [Fact]
    public async Task FindEmbeddingsAsync_KnownAndUnknownKeys_GivesTheKnown()
    {
        var index = Create();
        var sample = DocumentSample.Of("a.txt", "rain fell");
        await Save(index, sample);
        var saved = sample.Chunks[0].Embedding;

        var found = await index.FindEmbeddingsAsync([saved.Key, "unknown", saved.Key], None);

        found.Keys.ShouldBe([saved.Key]);
        found[saved.Key].ShouldBeToTheLetter(saved);
    }

    [Fact]
    public async Task PruneEmbeddingsAsync_RemovedDocument_DeletesWhatNoChunkUses()
    {
        var index = Create();
        await Save(index, DocumentSample.Of("a.txt", "shared", "alone"));
        await Save(index, DocumentSample.Of("b.txt", "shared"));
        await index.RemoveAsync(DocumentId.FromPath("a.txt"), None);
        string[] keys = [DocumentSample.EmbeddingOf("shared").Key, DocumentSample.EmbeddingOf("alone").Key];
        (await index.FindEmbeddingsAsync(keys, None)).Count.ShouldBe(2);

        (await index.PruneEmbeddingsAsync(None)).ShouldBe(1);

        (await index.FindEmbeddingsAsync(keys, None)).Keys.ShouldBe([keys[0]]);
        (await index.FindByVectorAsync(DocumentSample.VectorOf("shared"), 3, DocumentFilter.All, None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_ChunkOfAnotherDocument_IsRefusedAndNothingChanges()
    {
        var index = Create();
        var sample = DocumentSample.Of("a.txt", "rain fell");

        var exception = await Should.ThrowAsync<ArgumentException>(async () =>
            await index.SaveAsync(sample.Entry, sample.Document, DocumentSample.Of("b.txt", "rain fell").Chunks, None));

        exception.Message.ShouldContain("chunk 0 of document");
        (await index.ListAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SaveAsync_Cancelled_ChangesNothing()
    {
        var index = Create();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var sample = DocumentSample.Of("a.txt", "rain fell");

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await index.SaveAsync(sample.Entry, sample.Document, sample.Chunks, cancelled.Token));

        (await index.ListAsync(None)).ShouldBeEmpty();
        index.Statistics.ChunkCount.ShouldBe(0);
    }

    [Fact]
    public async Task Readers_WhileDocumentsAreReplaced_SeeWholeDocuments()
    {
        var index = Create();
        const int Chunks = 8;
        await Save(index, Generation(0));
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var reads = 0;
            while (!done.IsCancellationRequested || reads == 0)
            {
                var found = await index.FindByTermsAsync(["constant"], 100, DocumentFilter.All, None);
                found.Count.ShouldBe(Chunks);
                found.Select(chunk => chunk.ContentHash).Distinct().Count().ShouldBe(1);
                index.Statistics.DocumentFrequency("constant").ShouldBe(Chunks);
                reads++;
            }
        })).ToList();
        for (var generation = 1; generation <= 40; generation++)
        {
            await Save(index, Generation(generation));
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        await IndexRecount.ShouldEqualStatisticsAsync(index);

        static DocumentSample Generation(int number) =>
            DocumentSample.Of("a.txt", [.. Enumerable.Range(0, Chunks).Select(i => $"constant text {i} of generation {number}")]);
    }

    /// <summary>Saves a sample.</summary>
    protected static ValueTask Save(KnowledgeIndex index, DocumentSample sample) =>
        index.SaveAsync(sample.Entry, sample.Document, sample.Chunks, None);

    /// <summary>The chunks that hold one of the terms.</summary>
    protected static ValueTask<IReadOnlyList<IndexedChunk>> Find(KnowledgeIndex index, params string[] terms) =>
        index.FindByTermsAsync(terms, 100, DocumentFilter.All, None);

    private static DocumentEntry Failed(string path) => new()
    {
        Id = DocumentId.FromPath(path),
        SourcePath = path,
        Title = path,
        Status = DocumentStatus.Failed,
        Message = "It cannot be read; give the right to read it.",
    };

    private static DocumentSample WithTerms(string path, params string[] terms)
    {
        var sample = DocumentSample.Of(path, "text");
        return sample with { Chunks = [sample.Chunks[0] with { BodyTerms = terms, HeadingTerms = [] }] };
    }

    private static DocumentSample RichSample()
    {
        const string Text = "Überschrift 😀\nquoted \"words\" and \\ 𝔸stral\tTab\n• snow falls; 知识。\ncode <b>&amp;</b>";
        var document = new Document
        {
            Id = DocumentId.FromPath("dir/naïve 😀.md"),
            Title = "Ein \"Titel\" 😀 'with' <marks>",
            SourcePath = "dir/naïve 😀.md",
            ContentHash = new string('a', 64),
            Format = "markdown",
            Text = Text,
            Blocks =
            [
                new Block { Kind = BlockKind.Heading, Range = new TextRange(0, 14), Line = 1, Level = 2 },
                new Block { Kind = BlockKind.Paragraph, Range = new TextRange(15, 34), Line = 3 },
                new Block { Kind = BlockKind.ListItem, Range = new TextRange(50, 16), Line = 7, Level = 1, Marker = "•" },
                new Block { Kind = BlockKind.Code, Range = TextRange.FromBounds(67, Text.Length), Line = 9 },
            ],
            Sections =
            [
                new Section { HeadingPath = [], Range = new TextRange(0, 0) },
                new Section { HeadingPath = ["Überschrift 😀", ""], Range = new TextRange(0, Text.Length), Page = 3 },
            ],
            Marks =
            [
                new InlineMark(InlineMarkKind.Link, new TextRange(15, 6), "https://example.org/?a=1&b=\"2\""),
                new InlineMark(InlineMarkKind.Strong, new TextRange(22, 7)),
            ],
            Warnings = ["Read as Windows-1252; \"save\" it as UTF-8.", "Second."],
        };
        var second = new Chunk
        {
            DocumentId = document.Id,
            Ordinal = 1,
            Range = TextRange.FromBounds(50, Text.Length),
            Sentences =
            [
                new SentenceSpan(new TextRange(50, 16), BlockKind.ListItem),
                new SentenceSpan(TextRange.FromBounds(67, Text.Length), BlockKind.Code),
            ],
            HeadingPath = ["Überschrift 😀", ""],
            Line = 7,
            Page = 3,
        };
        return new DocumentSample(
            DocumentSample.EntryOf(document, 2) with { Warnings = document.Warnings, Message = "said 😀" },
            document,
            [
                DocumentSample.ChunkOf(document, document.Blocks[1], 0),
                new ChunkToIndex(second, ["titel", "überschrift", "snow", "知识", "snow"], ["titel", "überschrift"], DocumentSample.EmbeddingOf("second")),
            ]);
    }
}

using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;
using QaBot.TestKit.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class SqliteWritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteKnowledgeIndex _index;

    public SqliteWritingTests() => _index = Open();

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task SaveAsync_DiskFull_KeepsNothingAndGoesOnAnswering()
    {
        await Save(_index, DocumentSample.Of("a.txt", "rain fell"));
        var pages = _index.Database.Writer.Number("PRAGMA page_count");
        _index.Database.Writer.Number($"PRAGMA max_page_count = {pages + 2}");
        var large = DocumentSample.Of("b.txt", [.. Enumerable.Range(0, 500).Select(i => $"snow fell {i} {new string('x', 200)}")]);

        var exception = await Should.ThrowAsync<IndexUnavailableException>(async () => await Save(_index, large));

        exception.Message.ShouldContain("is full");
        (await Find(_index, "rain")).Count.ShouldBe(1);
        (await Find(_index, "snow")).ShouldBeEmpty();
        (await _index.ListAsync(CancellationToken.None)).Count.ShouldBe(1);
        await IndexRecount.ShouldEqualStatisticsAsync(_index);
        _index.Database.Writer.Number("PRAGMA max_page_count = 1000000");
        await Save(_index, large);
        (await Find(_index, "snow")).Count.ShouldBe(500);
        await IndexRecount.ShouldEqualStatisticsAsync(_index);
    }

    [Fact]
    public async Task SaveAsync_FileLockedByAnother_SaysSoWhileReadersAnswer()
    {
        await Save(_index, DocumentSample.Of("a.txt", "rain fell"));
        using var other = new SqliteDatabase(_index.Opening.Path, IndexSchema.Profile, 1);
        other.Writer.Execute("BEGIN IMMEDIATE");

        (await Find(_index, "rain")).Count.ShouldBe(1);
        using (var third = Open())
        {
            (await Find(third, "rain")).Count.ShouldBe(1);
        }

        var exception = await Should.ThrowAsync<IndexUnavailableException>(async () => await Save(_index, DocumentSample.Of("b.txt", "snow")));

        exception.Message.ShouldContain(_index.Opening.Path);
        exception.Message.ShouldContain("is locked");
        exception.Message.ShouldContain("QaBot:Data:BusyTimeoutSeconds");
        other.Writer.RollBack();
        await Save(_index, DocumentSample.Of("b.txt", "snow"));
        (await Find(_index, "snow")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Search_AnotherProcessHasWritten_SeesItsChanges()
    {
        using var other = Open();
        await Save(_index, DocumentSample.Of("a.txt", "rain fell"));
        await Save(_index, DocumentSample.Of("b.txt", "rain again"));

        (await Find(other, "rain")).Count.ShouldBe(2);
        await IndexRecount.ShouldEqualStatisticsAsync(other);
        await _index.RemoveAsync(DocumentId.FromPath("a.txt"), CancellationToken.None);
        await Save(_index, DocumentSample.Of("b.txt", "snow fell"));
        await Save(other, DocumentSample.Of("c.txt", "more snow"));

        (await Find(other, "snow")).Count.ShouldBe(2);
        await IndexRecount.ShouldEqualStatisticsAsync(other);
        (await _index.FindByVectorAsync(DocumentSample.VectorOf("more snow"), 1, DocumentFilter.Where(_ => true), CancellationToken.None))
            .Single().Similarity.ShouldBe(1f, 0.02f);
        await IndexRecount.ShouldEqualStatisticsAsync(_index);
    }

    [Fact]
    public async Task SaveAsync_CancelledBetweenChunks_ChangesNothing()
    {
        using var cancelling = new CancellationTokenSource();
        var sample = DocumentSample.Of("a.txt", "rain one", "rain two", "rain three");
        var chunks = new CancellingList(sample.Chunks, 1, cancelling);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await _index.SaveAsync(sample.Entry, sample.Document, chunks, cancelling.Token));

        (await _index.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        (await Find(_index, "rain")).ShouldBeEmpty();
        await IndexRecount.ShouldEqualStatisticsAsync(_index);
    }

    private SqliteKnowledgeIndex Open() =>
        SqliteKnowledgeIndex.Open(new DataOptions { Folder = _folder.Path, BusyTimeoutSeconds = 1 }, DocumentSample.Model, TimeProvider.System);

    private static ValueTask Save(KnowledgeIndex index, DocumentSample sample) =>
        index.SaveAsync(sample.Entry, sample.Document, sample.Chunks, CancellationToken.None);

    private static ValueTask<IReadOnlyList<IndexedChunk>> Find(KnowledgeIndex index, params string[] terms) =>
        index.FindByTermsAsync(terms, 1000, DocumentFilter.All, CancellationToken.None);
}

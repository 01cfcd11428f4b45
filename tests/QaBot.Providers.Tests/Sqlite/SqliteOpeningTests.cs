using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Indexing;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;
using QaBot.TestKit.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class SqliteOpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 7, 5, 9, TimeSpan.Zero));

    private string File => _folder["index.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_MissingFolder_MakesItAndAnEmptyIndex()
    {
        using var index = Open("not/yet/there");

        index.Opening.ShouldBe(new IndexOpening(IndexOpeningOutcome.Created, _folder["not/yet/there/index.db"]));
        (await index.ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_ClosedIndex_GivesAllOfItBack()
    {
        await MakeIndex("rain fell", "wind blew");

        using var index = Open();

        index.Opening.Outcome.ShouldBe(IndexOpeningOutcome.Opened);
        (await index.FindByTermsAsync(["rain"], 5, DocumentFilter.All, CancellationToken.None)).Single().Text.ShouldBe("rain fell");
        (await index.FindByVectorAsync(DocumentSample.VectorOf("wind blew"), 1, DocumentFilter.All, CancellationToken.None))
            .Single().Similarity.ShouldBe(1f, 0.02f);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
    }

    [Fact]
    public async Task Open_AnotherModel_NeitherLoadsNorGivesItsVectors()
    {
        await MakeIndex("rain fell");
        var key = DocumentSample.EmbeddingOf("rain fell").Key;

        using var index = SqliteKnowledgeIndex.Open(Options(), DocumentSample.Model with { Id = "sample@2" }, _time);

        (await index.FindByVectorAsync(DocumentSample.VectorOf("rain fell"), 5, DocumentFilter.All, CancellationToken.None)).ShouldBeEmpty();
        (await index.FindEmbeddingsAsync([key], CancellationToken.None)).ShouldBeEmpty();
        (await index.FindByTermsAsync(["rain"], 5, DocumentFilter.All, CancellationToken.None)).Count.ShouldBe(1);
        (await index.PruneEmbeddingsAsync(CancellationToken.None)).ShouldBe(1);
        (await index.FindByTermsAsync(["rain"], 5, DocumentFilter.All, CancellationToken.None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Open_NotADatabase_KeepsItAsideAndStartsAnew()
    {
        await System.IO.File.WriteAllTextAsync(File, "These are my notes, not a database. " + new string('x', 5000));
        var bytes = await System.IO.File.ReadAllBytesAsync(File);

        using var index = Open();

        ShouldBeRebuilt(index);
        (await System.IO.File.ReadAllBytesAsync(index.Opening.KeptAside!)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Open_TruncatedFile_KeepsItAsideAndStartsAnew()
    {
        await MakeIndex("rain fell");
        using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.SetLength(stream.Length / 2);
        }

        using var index = Open();

        ShouldBeRebuilt(index);
    }

    [Fact]
    public async Task Open_OverwrittenPages_KeepsItAsideAndStartsAnew()
    {
        await MakeIndex("rain fell");
        OverwritePages();

        using var index = Open();

        ShouldBeRebuilt(index);
        (await index.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        var sample = DocumentSample.Of("a.txt", "rain fell");
        await index.SaveAsync(sample.Entry, sample.Document, sample.Chunks, CancellationToken.None);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_KeepsItAsideAndStartsAnew()
    {
        Execute("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine')");

        using var index = Open();

        ShouldBeRebuilt(index);
        index.Opening.Reason!.ShouldContain("another program");
        using var other = Connect(index.Opening.KeptAside!);
        using var command = other.CreateCommand();
        command.CommandText = "SELECT text FROM notes";
        command.ExecuteScalar().ShouldBe("mine");
    }

    [Fact]
    public void Open_TwoDamagedFilesInOneSecond_KeepsBoth()
    {
        for (var i = 0; i < 2; i++)
        {
            System.IO.File.WriteAllText(File, new string('x', 2000));
            Open().Dispose();
        }

        Directory.GetFiles(_folder.Path, "index.db.corrupt-*").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Open_FileOfANewerProgram_IsRefusedAndLeftAlone()
    {
        await MakeIndex("rain fell");
        Execute("PRAGMA user_version = 999");

        var exception = Should.Throw<IndexUnavailableException>(() => Open());

        exception.Message.ShouldContain(File);
        exception.Message.ShouldContain("version 999");
        exception.Message.ShouldContain($"versions up to {IndexSchema.Steps[^1].Version}");
        exception.Message.ShouldContain("Start the newer program");
        Directory.GetFiles(_folder.Path, "*.corrupt-*").ShouldBeEmpty();
    }

    [Fact]
    public void Open_FolderIsAFile_SaysSo()
    {
        System.IO.File.WriteAllText(_folder["data"], "");

        Should.Throw<IndexUnavailableException>(() => Open("data")).Message.ShouldContain("a file of this name stands there");
    }

    [Fact]
    public void Open_FileIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(File);

        Should.Throw<IndexUnavailableException>(() => Open()).Message.ShouldContain("is a folder, expected the index file");
    }

    [Fact]
    public async Task Search_PagesDamagedWhileOpen_SaysThatTheIndexIsDamaged()
    {
        await MakeIndex("rain fell");
        using var index = Open();
        OverwritePages();

        var exception = await Should.ThrowAsync<IndexUnavailableException>(async () =>
            await index.FindByTermsAsync(["rain"], 5, DocumentFilter.All, CancellationToken.None));

        exception.Message.ShouldContain("is damaged");
        exception.Message.ShouldContain("delete the file");
    }

    private SqliteKnowledgeIndex Open(string folder = "") => SqliteKnowledgeIndex.Open(Options(folder), DocumentSample.Model, _time);

    private DataOptions Options(string folder = "") => new() { Folder = _folder[folder], BusyTimeoutSeconds = 1 };

    private async Task MakeIndex(params string[] paragraphs)
    {
        using var index = Open();
        var sample = DocumentSample.Of("a.txt", paragraphs);
        await index.SaveAsync(sample.Entry, sample.Document, sample.Chunks, CancellationToken.None);
    }

    private void ShouldBeRebuilt(SqliteKnowledgeIndex index)
    {
        index.Opening.Outcome.ShouldBe(IndexOpeningOutcome.Rebuilt);
        index.Opening.KeptAside.ShouldBe(_folder["index.db.corrupt-20261124T070509Z"]);
        index.Opening.Reason.ShouldNotBeNullOrEmpty();
    }

    private void OverwritePages()
    {
        // All but the first page, so that the file still looks like an index.
        using var stream = System.IO.File.OpenWrite(File);
        stream.Seek(4096, SeekOrigin.Begin);
        var garbage = new byte[stream.Length - 4096];
        new Random(1).NextBytes(garbage);
        stream.Write(garbage);
    }

    private void Execute(string sql)
    {
        using var connection = Connect(File);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}

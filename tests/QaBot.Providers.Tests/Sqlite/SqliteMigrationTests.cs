using Microsoft.Data.Sqlite;
using QaBot.Core.Indexing;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;
using QaBot.TestKit.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class SqliteMigrationTests : IDisposable
{
    private static readonly SchemaStep Next = new(
        IndexSchema.Steps[^1].Version + 1, "ALTER TABLE documents ADD COLUMN language TEXT; UPDATE documents SET language = 'en'");

    private readonly TemporaryFolder _folder = new();

    public SqliteMigrationTests() => MakeVersion1();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_FileOfVersion1_GivesAllOfItBack()
    {
        using var index = Open(IndexSchema.Steps);

        await ShouldHoldTheDocument(index);
    }

    [Fact]
    public async Task Open_NewerStep_BringsTheFileForwardOnce()
    {
        for (var times = 0; times < 2; times++)
        {
            using var index = Open([.. IndexSchema.Steps, Next]);

            SchemaMigration.VersionOf(index.Database.Writer).ShouldBe(Next.Version);
            index.Database.Writer.Number("SELECT count(*) FROM documents WHERE language = 'en'").ShouldBe(1);
            await ShouldHoldTheDocument(index);
        }
    }

    [Fact]
    public async Task Open_StepThatFails_LeavesTheFileAsItWas()
    {
        var broken = Next with { Sql = Next.Sql + "; SELECT * FROM no_such_table" };

        Should.Throw<SqliteException>(() => Open([.. IndexSchema.Steps, broken])).Message.ShouldContain("no_such_table");

        using var index = Open(IndexSchema.Steps);
        await ShouldHoldTheDocument(index);
    }

    [Fact]
    public void Steps_Versions_CountUpFromOne() =>
        IndexSchema.Steps.Select(step => step.Version).ShouldBe(Enumerable.Range(1, IndexSchema.Steps.Count));

    private static async Task ShouldHoldTheDocument(SqliteKnowledgeIndex index)
    {
        index.Opening.Outcome.ShouldBe(IndexOpeningOutcome.Opened);
        var entry = (await index.ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (entry.SourcePath, entry.Chunks, entry.Status).ShouldBe(("file-3.txt", 9, DocumentStatus.Indexed));
        var document = (await index.FindDocumentAsync(entry.Id, CancellationToken.None)).ShouldNotBeNull();
        document.Blocks.Count.ShouldBe(9);
        var found = await index.FindByTermsAsync(["constant"], 20, DocumentFilter.All, CancellationToken.None);
        found.Count.ShouldBe(9);
        found.ShouldAllBe(chunk => chunk.Text == chunk.Chunk.Sentences[0].Range.Of(document.Text).ToString());
        var hit = await index.FindByVectorAsync(DocumentSample.VectorOf(found[3].Text), 1, DocumentFilter.All, CancellationToken.None);
        hit[0].ChunkId.ShouldBe(found[3].Id);
        await IndexRecount.ShouldEqualStatisticsAsync(index);
    }

    private void MakeVersion1()
    {
        using var connection = new SqliteConnection($"Data Source={_folder["index.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The script is a fixture of this test.
        command.CommandText = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sqlite", "Fixtures", "index-v1.sql"));
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteKnowledgeIndex Open(IReadOnlyList<SchemaStep> steps) =>
        SqliteKnowledgeIndex.Open(new DataOptions { Folder = _folder.Path }, DocumentSample.Model, TimeProvider.System, steps);
}

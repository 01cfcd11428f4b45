using System.Diagnostics;
using QaBot.Core.Indexing;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;
using QaBot.TestKit.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class SqliteCrashTests : IDisposable
{
    private const int Kills = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AfterTheWriterWasKilled_FindsTheIndexWhole()
    {
        var random = new Random(20261124);
        for (var kill = 0; kill < Kills; kill++)
        {
            await WriteAndKill(seed: kill, changesBefore: random.Next(1, 25));

            using var index = SqliteKnowledgeIndex.Open(
                new DataOptions { Folder = _folder.Path }, DocumentSample.Model, TimeProvider.System);
            index.Opening.Outcome.ShouldBe(IndexOpeningOutcome.Opened);
            ShouldBeWhole(index.Database.Writer);
            await EveryDocumentShouldBeWhole(index);
            await IndexRecount.ShouldEqualStatisticsAsync(index);
        }
    }

    private async Task WriteAndKill(int seed, int changesBefore)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "QaBot.CrashWriter.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, _folder.Path, $"{seed}"]) { RedirectStandardOutput = true })!;
        try
        {
            for (var change = 0; change < changesBefore; change++)
            {
                (await writer.StandardOutput.ReadLineAsync()).ShouldBe($"changed {change}");
            }
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync();
        }
    }

    private static void ShouldBeWhole(SqliteSession session)
    {
        session.Scalar("PRAGMA integrity_check").ShouldBe("ok");
        using (var violations = session.Query("PRAGMA foreign_key_check"))
        {
            violations.Read().ShouldBeFalse();
        }

        session.Execute("INSERT INTO chunk_terms (chunk_terms) VALUES ('integrity-check')");
        var chunks = session.Number("SELECT count(*) FROM chunks");
        session.Number("SELECT count(*) FROM chunk_terms WHERE chunk_terms MATCH 'constant'").ShouldBe(chunks);
        session.Number("SELECT count(*) FROM chunks JOIN embeddings ON number = embedding").ShouldBe(chunks);
        session.Number("SELECT sum(chunks) FROM documents").ShouldBe(chunks);
    }

    private static async Task EveryDocumentShouldBeWhole(SqliteKnowledgeIndex index)
    {
        var found = (await index.FindByTermsAsync(["constant"], 100_000, DocumentFilter.All, CancellationToken.None))
            .ToLookup(chunk => chunk.SourcePath);
        foreach (var entry in await index.ListAsync(CancellationToken.None))
        {
            var document = (await index.FindDocumentAsync(entry.Id, CancellationToken.None)).ShouldNotBeNull();
            document.ContentHash.ShouldBe(entry.ContentHash);
            var chunks = found[entry.SourcePath].OrderBy(chunk => chunk.Chunk.Ordinal).ToList();
            chunks.Count.ShouldBe(entry.Chunks);
            chunks.Select(chunk => chunk.Text).ShouldBe(document.Text.Split("\n\n"));
        }
    }
}

using System.Collections.Concurrent;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;

namespace QaBot.Core.Ingestion;

/// <summary>One run over one folder: what was found, what the index had, and what became of each file.</summary>
internal sealed class IngestionRun(
    FolderScan scan, IReadOnlyList<DocumentEntry> before, GuardedIndex index, FileIngestor ingestor, IProgress<IngestionProgress>? progress)
{
    private readonly Dictionary<string, DocumentEntry> _before = before.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IngestionResult> _results = new();
    private readonly int _total = scan.Files.Count + scan.Remarks.Count;
    private int _done;

    /// <summary>The results so far, ordered by source path.</summary>
    public IReadOnlyList<IngestionResult> Results => [.. _results.OrderBy(result => result.SourcePath, StringComparer.Ordinal)];

    /// <summary>Goes through all files, <paramref name="parallelism"/> at a time, and removes what is gone.</summary>
    public async Task ExecuteAsync(int parallelism, CancellationToken cancellationToken)
    {
        foreach (var remark in scan.Remarks.Where(remark => IsFirst(remark.SourcePath)))
        {
            var file = new ScannedFile(remark.SourcePath, "", remark.Size, remark.Modified);
            Finish(await ingestor.SetAsideAsync(file, EntryOf(remark.SourcePath), remark.Status, remark.Message, "", cancellationToken));
        }

        var files = scan.Files.Where(file => IsFirst(file.SourcePath)).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            files,
            options,
            async (file, stop) => Finish(await ingestor.IngestAsync(file, EntryOf(file.SourcePath), stop)));
        await RemoveGoneAsync(cancellationToken);
    }

    /// <summary>Two names that differ only in their Unicode form are one to the index; the first is taken.</summary>
    private bool IsFirst(string sourcePath)
    {
        if (_present.Add(DocumentId.FromPath(sourcePath)))
        {
            return true;
        }

        Finish(new IngestionResult(
            sourcePath, IngestionOutcome.Failed, "Another file has the same name, written with other Unicode characters. Rename one of them."));
        return false;
    }

    private DocumentEntry? EntryOf(string sourcePath) => _before.GetValueOrDefault(DocumentId.FromPath(sourcePath));

    private async Task RemoveGoneAsync(CancellationToken cancellationToken)
    {
        foreach (var gone in before.Where(entry => !_present.Contains(entry.Id)))
        {
            await index.TellAsync($"'{gone.SourcePath}' was removed", store => store.RemoveAsync(gone.Id, cancellationToken));
            _results.Enqueue(new IngestionResult(gone.SourcePath, IngestionOutcome.Removed, null));
        }
    }

    private void Finish(IngestionResult result)
    {
        _results.Enqueue(result);
        progress?.Report(new IngestionProgress(Interlocked.Increment(ref _done), _total, result));
    }
}

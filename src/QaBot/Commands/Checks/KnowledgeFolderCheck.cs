using System.Globalization;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;

namespace QaBot.Commands.Checks;

/// <summary>Checks that the knowledge folder is there, and that its files can be opened.</summary>
internal sealed class KnowledgeFolderCheck : InstallationCheck
{
    private const int Listed = 10;

    private readonly string _folder;
    private readonly FolderScanner _scanner;

    public KnowledgeFolderCheck(string folder, FolderScanner scanner) => (_folder, _scanner) = (Path.GetFullPath(folder), scanner);

    public override string Name => "Knowledge folder";

    public override Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var scan = _scanner.Scan(_folder, cancellationToken);
            return Task.FromResult<IReadOnlyList<Finding>>([Summary(scan), .. Unreadable(scan, cancellationToken)]);
        }
        catch (IngestionException exception)
        {
            return Task.FromResult<IReadOnlyList<Finding>>(
                [Finding.Wrong(Name, $"{_folder} cannot be read", exception.Message, "create the folder and put documents into it, or name another with --knowledge")]);
        }
    }

    private Finding Summary(FolderScan scan)
    {
        if (scan.Files.Count == 0)
        {
            return Finding.Notice(Name, $"{_folder} holds no document", "there is no file in it of a known format", "put .md or .txt files into it");
        }

        var formats = scan.Files.GroupBy(file => Path.GetExtension(file.SourcePath).ToLowerInvariant())
            .OrderByDescending(group => group.Count())
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"));
        var leftOut = scan.Remarks.Count(remark => remark.Status == DocumentStatus.Skipped);
        return Finding.Fine(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{_folder} holds {Quantity.Of(scan.Files.Count, "document")} ({string.Join(", ", formats)}); {Quantity.Of(leftOut, "other file")} left out"));
    }

    private IEnumerable<Finding> Unreadable(FolderScan scan, CancellationToken cancellationToken)
    {
        var closed = scan.Files.Select(file => (file.SourcePath, Fault: FaultOf(file, cancellationToken)))
            .Where(found => found.Fault is not null)
            .Concat(scan.Remarks.Where(remark => remark.Status == DocumentStatus.Failed).Select(remark => (remark.SourcePath, Fault: (string?)remark.Message)))
            .ToList();
        foreach (var (path, fault) in closed.Take(Listed))
        {
            yield return Finding.Wrong(Name, $"{path} cannot be opened", fault!, "give this account the right to read it, or move it away");
        }

        if (closed.Count > Listed)
        {
            yield return Finding.Wrong(Name, $"and {closed.Count - Listed} more", "the same as above", "the same as above");
        }
    }

    private static string? FaultOf(ScannedFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var stream = File.OpenRead(file.FullPath);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}

namespace QaBot.Core.Ingestion;

/// <summary>Lists what a knowledge folder holds. Safe to call from several threads at once.</summary>
public sealed class FolderScanner
{
    private readonly HashSet<string> _extensions;
    private readonly string _known;

    /// <summary>A scanner for the formats of <paramref name="readers"/>.</summary>
    public FolderScanner(IEnumerable<DocumentReader> readers)
    {
        _extensions = readers.SelectMany(reader => reader.Extensions).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _known = string.Join(", ", _extensions.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Walks <paramref name="folder"/>. Hidden entries and <c>node_modules</c> are passed over; each real file is listed once,
    /// however many links lead to it; links that lead out of the folder are not followed.
    /// </summary>
    /// <exception cref="IngestionException">The folder does not exist or cannot be listed.</exception>
    public FolderScan Scan(string folder, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        RequireFolder(folder);
        var walk = new FolderWalk(folder, ReasonToSkip, entry => entry.EnumerateFileSystemInfos(), cancellationToken);
        walk.Run();
        return new FolderScan(
            [.. walk.Files.OrderBy(file => file.SourcePath, StringComparer.Ordinal)],
            [.. walk.Remarks.OrderBy(remark => remark.SourcePath, StringComparer.Ordinal)]);
    }

    private string? ReasonToSkip(string sourcePath)
    {
        var extension = Path.GetExtension(sourcePath);
        if (_extensions.Contains(extension))
        {
            return null;
        }

        var found = extension.Length == 0 ? "has no extension" : $"has the extension '{extension}', for which there is no reader";
        return $"The file {found}. Known are: {_known}.";
    }

    private static void RequireFolder(string folder)
    {
        var path = Path.GetFullPath(folder);
        if (File.Exists(path))
        {
            throw new IngestionException($"The knowledge folder '{path}' is a file. Nothing was changed. Name the folder that holds it.");
        }

        if (!Directory.Exists(path))
        {
            throw new IngestionException(
                $"The knowledge folder '{path}' does not exist. Nothing was changed. Create it and put documents into it, or name another folder.");
        }

        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
            entries.MoveNext();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IngestionException(
                $"The knowledge folder '{path}' cannot be listed: {fault.Message} Nothing was changed. Give this program the right to read it.", fault);
        }
    }
}

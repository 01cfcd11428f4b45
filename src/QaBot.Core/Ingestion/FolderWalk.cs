using QaBot.Core.Indexing;

namespace QaBot.Core.Ingestion;

/// <summary>
/// One walk through a folder. First everything that is really there, then the links, so that a file keeps its own name and a
/// link only adds what is not reached otherwise (such as the target in a hidden folder that mounted volumes use).
/// </summary>
internal sealed class FolderWalk
{
    private readonly string _root;
    private readonly Func<string, string?> _reasonToSkip;
    private readonly Func<DirectoryInfo, IEnumerable<FileSystemInfo>> _list;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string SourcePath, FileSystemInfo Entry)> _links = new();

    /// <param name="folder">An existing folder.</param>
    /// <param name="reasonToSkip">Says of a source path why its file is left out; null for one to read.</param>
    /// <param name="list">Lists a folder.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public FolderWalk(
        string folder,
        Func<string, string?> reasonToSkip,
        Func<DirectoryInfo, IEnumerable<FileSystemInfo>> list,
        CancellationToken cancellationToken)
    {
        _list = list;
        _root = RealPath.Of(folder) ?? Path.GetFullPath(folder);
        _reasonToSkip = reasonToSkip;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Files to read, in no particular order.</summary>
    public List<ScannedFile> Files { get; } = [];

    /// <summary>What is left out.</summary>
    public List<ScanRemark> Remarks { get; } = [];

    /// <summary>Walks.</summary>
    public void Run()
    {
        WalkFolder("", _root);
        while (_links.TryDequeue(out var link))
        {
            FollowLink(link.SourcePath, link.Entry);
        }
    }

    private void WalkFolder(string sourcePath, string fullPath)
    {
        var pending = new Stack<(string SourcePath, string FullPath)>();
        pending.Push((sourcePath, fullPath));
        while (pending.TryPop(out var folder))
        {
            if (!_seen.Add(folder.FullPath))
            {
                continue;
            }

            foreach (var entry in List(folder.SourcePath, folder.FullPath))
            {
                _cancellationToken.ThrowIfCancellationRequested();
                var path = folder.SourcePath.Length == 0 ? entry.Name : $"{folder.SourcePath}/{entry.Name}";
                if (entry.LinkTarget is not null)
                {
                    _links.Enqueue((path, entry));
                }
                else if (entry is DirectoryInfo)
                {
                    pending.Push((path, entry.FullName));
                }
                else
                {
                    AddFile(path, (FileInfo)entry);
                }
            }
        }
    }

    private List<FileSystemInfo> List(string sourcePath, string fullPath)
    {
        try
        {
            return [.. _list(new DirectoryInfo(fullPath))
                .Where(entry => !IsPassedOver(entry))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Remarks.Add(new ScanRemark(
                sourcePath,
                DocumentStatus.Failed,
                $"The folder cannot be listed: {fault.Message} Nothing in it is answered from. Give this program the right to read it, or move it away."));
            return [];
        }
    }

    private static bool IsPassedOver(FileSystemInfo entry) =>
        entry.Name.StartsWith('.') || entry.Name == "node_modules" || entry.Attributes.HasFlag(FileAttributes.Hidden);

    private void AddFile(string sourcePath, FileInfo file)
    {
        if (!_seen.Add(file.FullName) || !TryStat(file, out var size, out var modified))
        {
            return;
        }

        if (_reasonToSkip(sourcePath) is { } reason)
        {
            Remarks.Add(new ScanRemark(sourcePath, DocumentStatus.Skipped, reason, size, modified));
            return;
        }

        Files.Add(new ScannedFile(sourcePath, file.FullName, size, modified));
    }

    /// <summary>False for a file that vanished since it was listed.</summary>
    private static bool TryStat(FileInfo file, out long size, out DateTimeOffset modified)
    {
        (size, modified) = (0, default);
        try
        {
            size = file.Length;
            modified = new DateTimeOffset(file.LastWriteTimeUtc);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private void FollowLink(string sourcePath, FileSystemInfo link)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var target = RealPath.Of(link.FullName);
        if (target is null)
        {
            Skip(sourcePath, "The link leads in a circle. Remove it.");
        }
        else if (target != _root && !target.StartsWith(_root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            Skip(sourcePath, $"The link leads out of the knowledge folder, to '{target}', and is not followed. Copy what it leads to into the folder.");
        }
        else if (_seen.Contains(target))
        {
            Skip(sourcePath, $"The link leads to '{Below(target)}', which is read there.");
        }
        else if (Directory.Exists(target))
        {
            WalkFolder(sourcePath, target);
        }
        else if (File.Exists(target))
        {
            AddFile(sourcePath, new FileInfo(target));
        }
        else
        {
            Skip(sourcePath, $"The link leads to '{Below(target)}', which does not exist. Remove it or mend its target.");
        }
    }

    private string Below(string target) =>
        target == _root ? "." : Path.GetRelativePath(_root, target).Replace(Path.DirectorySeparatorChar, '/');

    private void Skip(string sourcePath, string message) =>
        Remarks.Add(new ScanRemark(sourcePath, DocumentStatus.Skipped, message));
}

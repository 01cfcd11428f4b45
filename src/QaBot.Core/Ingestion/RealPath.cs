namespace QaBot.Core.Ingestion;

/// <summary>Finds where a path leads once every link on the way is followed.</summary>
internal static class RealPath
{
    /// <summary>What operating systems allow before they call it a loop.</summary>
    private const int MaxLinks = 40;

    /// <summary>The path without links; null when links lead in a circle. Parts that do not exist are kept as they are.</summary>
    public static string? Of(string path)
    {
        var links = 0;
        var pending = new Stack<string>(Parts(Path.GetFullPath(path)));
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        while (pending.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            var resolved = Path.GetFullPath(target, real);
            foreach (var targetPart in Parts(resolved))
            {
                pending.Push(targetPart);
            }

            real = Path.GetPathRoot(resolved)!;
        }

        return real;
    }

    /// <summary>The parts of a full path below its root, the last one first.</summary>
    private static IEnumerable<string> Parts(string fullPath) =>
        Path.GetRelativePath(Path.GetPathRoot(fullPath)!, fullPath)
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".")
            .Reverse();
}

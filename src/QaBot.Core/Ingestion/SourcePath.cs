namespace QaBot.Core.Ingestion;

/// <summary>Names files as the index does: by their path below the knowledge folder, with <c>/</c> between its parts.</summary>
public static class SourcePath
{
    // Where the file system takes names that differ in case for one, a person may write either.
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The source path of <paramref name="path"/>; empty for the folder itself, null for what lies outside of it.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="path">A file or folder, as it is written or by way of links.</param>
    public static string? Below(string folder, string path) =>
        Relative(Path.GetFullPath(folder), Path.GetFullPath(path))
        ?? (RealPath.Of(folder) is { } realFolder && RealPath.Of(path) is { } realPath ? Relative(realFolder, realPath) : null);

    /// <summary>Whether <paramref name="sourcePath"/> is <paramref name="part"/> or lies in it.</summary>
    public static bool IsIn(string sourcePath, string part)
    {
        ArgumentNullException.ThrowIfNull(sourcePath);
        ArgumentNullException.ThrowIfNull(part);
        return sourcePath.StartsWith(part, Comparison) && (sourcePath.Length == part.Length || sourcePath[part.Length] == '/');
    }

    private static string? Relative(string folder, string path)
    {
        var relative = Path.TrimEndingDirectorySeparator(Path.GetRelativePath(folder, path)).Replace(Path.DirectorySeparatorChar, '/');
        return relative switch
        {
            "." => "",
            ".." => null,
            _ when relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) => null,
            _ => relative,
        };
    }
}

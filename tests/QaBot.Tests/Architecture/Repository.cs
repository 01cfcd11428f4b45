using System.Runtime.CompilerServices;

namespace QaBot.Tests.Architecture;

/// <summary>Finds the repository this test was compiled from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceText> Sources() =>
        [.. Files("*.cs").Select(path => new SourceText(Below(path), File.ReadAllText(path)))];

    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(path => !Below(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules"));

    private static string Below(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot([CallerFilePath] string self = "")
    {
        var folder = Path.GetDirectoryName(self);
        while (folder is not null && !File.Exists(Path.Combine(folder, "QaBot.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"QaBot.sln stands in no folder above {self}.");
    }
}

namespace QaBot.Core.Answering;

/// <summary>Where answers that people gave lie below the knowledge folder.</summary>
/// <param name="Path">A relative path with <c>/</c> between its parts.</param>
public sealed record CuratedFolder(string Path)
{
    /// <summary>The folder unless another is configured.</summary>
    public const string Default = "answers";

    /// <summary>Whether a document lies in it, or in a folder below it.</summary>
    public bool Holds(string sourcePath)
    {
        ArgumentNullException.ThrowIfNull(sourcePath);
        return sourcePath.Length > Path.Length && sourcePath[Path.Length] == '/' && sourcePath.StartsWith(Path, StringComparison.Ordinal);
    }
}

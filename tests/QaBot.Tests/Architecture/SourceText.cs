namespace QaBot.Tests.Architecture;

/// <summary>One source file as the rules read it: its path below the repository, with <c>/</c>, and its text.</summary>
internal sealed record SourceText(string Path, string Content)
{
    public IReadOnlyList<string> Lines { get; } = Content.Split('\n');

    /// <summary>The namespace it declares; empty where it declares none.</summary>
    public string Namespace =>
        Lines.Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ', '{')
        ?? "";

    /// <summary>The namespaces it imports, static and aliased ones included.</summary>
    public IEnumerable<string> Usings =>
        Lines.Select(line => line.Trim())
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('('))
            .Where(line => !line.StartsWith("using var ", StringComparison.Ordinal))
            .Select(line => line["using ".Length..].TrimEnd(';'))
            .Select(line => line.Contains('=') ? line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim() : line)
            .Select(line => line.StartsWith("static ", StringComparison.Ordinal) ? line["static ".Length..] : line);
}

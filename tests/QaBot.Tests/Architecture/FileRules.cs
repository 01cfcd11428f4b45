using System.Text.RegularExpressions;

namespace QaBot.Tests.Architecture;

/// <summary>Rules that a single file keeps or breaks.</summary>
internal static partial class FileRules
{
    private const int MaximumLines = 400;
    private const string LengthReason = "// Long because";

    private static readonly string[] ContentNames = ["question", "answer", "passage", "text", "prompt", "quote", "content"];

    /// <summary>A file beyond 400 lines says why, in a line that begins with <c>// Long because</c>.</summary>
    public static IEnumerable<string> TooLong(SourceText source)
    {
        if (source.Lines.Count > MaximumLines && !source.Content.Contains(LengthReason, StringComparison.Ordinal))
        {
            yield return $"{source.Path}: {source.Lines.Count} lines and no '{LengthReason} ...' line.";
        }
    }

    /// <summary>One top-level type in a file, named as the file is.</summary>
    public static IEnumerable<string> SeveralTypes(SourceText source)
    {
        var types = source.Lines.Select(line => TopLevelType().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups["name"].Value).Distinct().ToList();
        if (types.Count > 1)
        {
            yield return $"{source.Path}: {types.Count} top-level types ({string.Join(", ", types)}).";
        }
    }

    /// <summary>The namespace is the folder's path.</summary>
    public static IEnumerable<string> NamespaceElsewhere(SourceText source)
    {
        var folder = source.Path["src/".Length..source.Path.LastIndexOf('/')].Replace('/', '.');
        if (source.Namespace.Length > 0 && source.Namespace != folder)
        {
            yield return $"{source.Path}: namespace {source.Namespace} in the folder of {folder}.";
        }
    }

    /// <summary>What people ask and what documents say is logged at Trace only, by methods whose name ends in Sensitive.</summary>
    public static IEnumerable<string> ContentInLogs(SourceText source)
    {
        foreach (Match match in LogMethod().Matches(source.Content))
        {
            var parameters = match.Groups["parameters"].Value.Split(',').Select(parameter => parameter.Trim().Split(' ')[^1]);
            var content = parameters.FirstOrDefault(name => ContentNames.Contains(name, StringComparer.OrdinalIgnoreCase));
            var isTrace = match.Groups["attribute"].Value.Contains("LogLevel.Trace", StringComparison.Ordinal);
            var isNamedSo = match.Groups["name"].Value.EndsWith("Sensitive", StringComparison.Ordinal);
            if (content is not null && !(isTrace && isNamedSo))
            {
                yield return $"{source.Path}: {match.Groups["name"].Value} logs '{content}' outside a Trace method named ...Sensitive.";
            }
        }
    }

    [GeneratedRegex(@"^(?:public |internal |file )?(?:(?:static|sealed|abstract|readonly|partial|unsafe|ref) )*(?:class|record struct|record|struct|interface|enum) (?<name>\w+)")]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"\[LoggerMessage\((?<attribute>(?:[^""\]]|""(?:[^""\\]|\\.)*"")*)\)\]\s*(?:\w+ )+(?<name>\w+)\((?<parameters>[^)]*)\)")]
    private static partial Regex LogMethod();
}

using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>The icons that Teams has for documents.</summary>
internal static class CitationIcons
{
    /// <summary>The icon for a file of that name; null where Teams has none that fits.</summary>
    public static CitationIcon? Of(string path) => NameOf(Path.GetExtension(path).ToUpperInvariant()) is { } name ? new CitationIcon { Name = name } : null;

    private static string? NameOf(string extension) => extension switch
    {
        ".PDF" => "PDF",
        ".DOCX" or ".DOC" => "Microsoft Word",
        ".XLSX" or ".XLS" or ".CSV" or ".TSV" => "Microsoft Excel",
        ".PPTX" or ".PPT" => "Microsoft PowerPoint",
        ".TXT" or ".MD" or ".MARKDOWN" or ".RST" or ".LOG" or ".HTML" or ".HTM" => "Text",
        ".JSON" or ".XML" or ".YAML" or ".YML" => "Source Code",
        _ => null,
    };
}

using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>What a citation is called where there is room for one line: its title, the heading it stands under, and its page where it has one.</summary>
internal static class CitationName
{
    public static string Of(Citation citation)
    {
        var title = VisibleText.OneLine(citation.Title) is { Length: > 0 } name ? name : citation.SourcePath;
        var page = citation.Location.Page is { } number ? string.Create(CultureInfo.InvariantCulture, $", page {number}") : "";
        return Excerpt.Of(title + Heading(citation, title), DigitalDocument.MaxName - page.Length) + page;
    }

    private static string Heading(Citation citation, string title) =>
        citation.Location.HeadingPath is [.., var heading] && !string.Equals(heading, title, StringComparison.OrdinalIgnoreCase)
            ? $" › {heading}"
            : "";
}

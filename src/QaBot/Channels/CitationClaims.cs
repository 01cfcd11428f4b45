using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>Citations as the claims that Teams and Web Chat draw.</summary>
internal static class CitationClaims
{
    // A pop-up is read, not scrolled through: what is longer is read in the document.
    private const int MaxPassage = 2_000;

    /// <summary>Teams: a card with the beginning of the passage, and a link.</summary>
    public static IReadOnlyList<Claim> ForTeams(IReadOnlyList<Citation> cited, SourceLinks links, UsageInfo? label) =>
        [.. cited.Select(citation => new Claim
        {
            Position = citation.Number,
            Appearance = AppearanceOf(citation) with { Url = links.To(citation), Image = CitationIcons.Of(citation.SourcePath), UsageInfo = label },
        })];

    /// <summary>Web Chat: a pop-up with the passage and a link. It opens only where the claim itself has no URL.</summary>
    public static IReadOnlyList<Claim> ForWebChat(IReadOnlyList<Citation> cited, SourceLinks links) =>
        [.. cited.Select(citation => new Claim
        {
            Id = PopUpOf(citation),
            Position = citation.Number,
            Appearance = AppearanceOf(citation) with { Text = PassageOf(citation, links.To(citation)) },
        })];

    /// <summary>The address by which a definition line and its claim find each other.</summary>
    public static string PopUpOf(Citation citation) => string.Create(CultureInfo.InvariantCulture, $"cite:{citation.Number}");

    private static string PassageOf(Citation citation, string url) =>
        $"{MarkdownText.Escape(Excerpt.LinesOf(citation.Quote, MaxPassage))}\n\n[Open the source](<{url}>)";

    private static DigitalDocument AppearanceOf(Citation citation) => new()
    {
        Name = CitationName.Of(citation),
        Abstract = Excerpt.Of(citation.Quote, DigitalDocument.MaxAbstract),
        Keywords = KeywordsOf(citation),
    };

    /// <summary>The headings that the passage stands under, the nearest first.</summary>
    private static string[]? KeywordsOf(Citation citation)
    {
        var headings = citation.Location.HeadingPath.Reverse()
            .Where(heading => !string.Equals(heading, citation.Title, StringComparison.OrdinalIgnoreCase))
            .Select(heading => Excerpt.Of(heading, DigitalDocument.MaxKeyword))
            .Where(heading => heading.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(DigitalDocument.MaxKeywords)
            .ToArray();
        return headings.Length == 0 ? null : headings;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>The sources of an answer, with what each says, folded away until they are asked for.</summary>
internal static class SourcesCard
{
    // Teams refuses a card of more than 28 KB.
    private const int MaxSources = 30;
    private const int MaxExcerpt = 240;

    /// <summary>The card.</summary>
    public static JsonObject Of(IReadOnlyList<Citation> cited, SourceLinks links)
    {
        var shown = cited.Take(MaxSources).ToList();
        var sources = shown.Select((citation, i) => ItemOf(citation, links.To(citation), isFirst: i == 0));
        var rest = cited.Count > shown.Count ? [CardJson.Heading($"And {Number(cited.Count - shown.Count)} more.")] : Array.Empty<JsonObject>();
        var fallback = $"Sources:\n{string.Join('\n', shown.Select(citation => $"[{Number(citation.Number)}] {CitationName.Of(citation)} - {links.To(citation)}"))}";
        return CardJson.Card(
            fallback,
            [CardJson.Heading($"This answer has {Number(cited.Count)} sources.")],
            [
                new JsonObject
                {
                    ["type"] = "Action.ShowCard",
                    ["title"] = "Show sources",
                    ["card"] = new JsonObject { ["type"] = "AdaptiveCard", ["body"] = CardJson.ArrayOf([.. sources, .. rest]) },
                },
            ]);
    }

    private static JsonObject ItemOf(Citation citation, string url, bool isFirst)
    {
        var name = CitationName.Of(citation);
        return new JsonObject
        {
            ["type"] = "Container",
            ["separator"] = !isFirst,
            ["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = $"Open {name}", ["url"] = url },
            ["items"] = CardJson.ArrayOf(
            [
                CardJson.Words($"[{Number(citation.Number)}] {name}", isStrong: true),
                CardJson.Words(Excerpt.Of(citation.Quote, MaxExcerpt), isSubtle: true),
            ]),
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

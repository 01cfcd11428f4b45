using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using QaBot.BotFramework.Activities;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;

namespace QaBot.Channels;

/// <summary>
/// Draws a passage or a document as a card that somebody puts into a message: an Adaptive Card, and the thumbnail by which it is chosen
/// from a list. Whatever comes from a document is shown as plain text.
/// </summary>
internal sealed class PassageCard(SourceLinks links)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string PreviewType = "application/vnd.microsoft.card.thumbnail";

    /// <summary>Teams unfurls links into cards of this version and older ones.</summary>
    private const string Version = "1.3";

    private const int MaxTitle = 120;
    private const int MaxQuote = 600;
    private const int MaxPreview = 160;

    /// <summary>The card of a quoted passage.</summary>
    public Attachment Draw(Citation citation)
    {
        var title = TitleOf(citation.Title, citation.SourcePath);
        var quote = $"“{Excerpt.Of(citation.Quote, MaxQuote - 2)}”";
        var name = CitationName.Of(citation);

        // Where no heading says more than the title, the file does.
        return Draw(title, quote, name == title ? citation.SourcePath : name, citation.Quote, links.To(citation));
    }

    /// <summary>The card of a document with nothing quoted from it.</summary>
    public Attachment Draw(DocumentEntry document) => Draw(document.Id, document.Title, document.SourcePath);

    /// <summary>The card of a document with nothing quoted from it.</summary>
    public Attachment Draw(Document document) => Draw(document.Id, document.Title, document.SourcePath);

    private Attachment Draw(string id, string title, string path) => Draw(TitleOf(title, path), null, path, path, links.To(id));

    private static Attachment Draw(string title, string? quote, string place, string preview, string url) => new()
    {
        ContentType = CardType,
        Content = JsonSerializer.SerializeToElement(Card(title, quote, place, url)),
        Properties = new Dictionary<string, JsonElement>
        {
            ["preview"] = JsonSerializer.SerializeToElement(Preview(title, preview)),
        },
    };

    private static JsonObject Card(string title, string? quote, string place, string url)
    {
        var body = new JsonArray(CardRuns.Paragraph(title, MaxTitle, run => run["weight"] = "Bolder"));
        if (quote is not null)
        {
            body.Add(CardRuns.Paragraph(quote, MaxQuote));
        }

        body.Add(CardRuns.Paragraph(place, MaxTitle, run => (run["isSubtle"], run["size"]) = (true, "Small")));
        return new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = Version,
            ["fallbackText"] = MarkdownText.EscapeToLine(Excerpt.Of(CardRuns.Upright(title), MaxTitle)),
            ["body"] = body,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the source", ["url"] = url }),
        };
    }

    /// <summary>The title of a thumbnail is plain text and its text HTML; a title without angle brackets is safe either way.</summary>
    private static JsonObject Preview(string title, string text) => new()
    {
        ["contentType"] = PreviewType,
        ["content"] = new JsonObject
        {
            ["title"] = Excerpt.Of(CardRuns.Upright(title), MaxTitle).Replace('<', '‹').Replace('>', '›'),
            ["text"] = WebUtility.HtmlEncode(Excerpt.Of(CardRuns.Upright(text), MaxPreview)),
        },
    };

    private static string TitleOf(string title, string path) => string.IsNullOrWhiteSpace(title) ? path : title;
}

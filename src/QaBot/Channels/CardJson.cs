using System.Text.Json;
using System.Text.Json.Nodes;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>
/// The elements of Adaptive Cards 1.5 that the bot's cards are made of. A text block draws Markdown, so that only the bot's own words go
/// into one; whatever comes from a document or a person goes into runs of text, which show as they stand.
/// </summary>
internal static class CardJson
{
    /// <summary>The media type of a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private const string Version = "1.5";

    /// <summary>A card.</summary>
    /// <param name="fallback">What a client that draws no such card shows instead.</param>
    /// <param name="body">Its elements.</param>
    /// <param name="actions">Its buttons.</param>
    public static JsonObject Card(string fallback, IEnumerable<JsonObject> body, IEnumerable<JsonObject> actions) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = Version,
        ["fallbackText"] = VisibleText.Of(fallback),
        ["body"] = ArrayOf(body),
        ["actions"] = ArrayOf(actions),
    };

    /// <summary>A line of the bot's own words.</summary>
    public static JsonObject Heading(string words) => new() { ["type"] = "TextBlock", ["text"] = words, ["weight"] = "Bolder", ["wrap"] = true };

    /// <summary>Words from elsewhere, shown as they stand.</summary>
    public static JsonObject Words(string words, bool isStrong = false, bool isSubtle = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = VisibleText.Of(words) };
        if (isStrong)
        {
            run["weight"] = "Bolder";
        }

        if (isSubtle)
        {
            run["isSubtle"] = true;
        }

        return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
    }

    /// <summary>A button that sends <paramref name="data"/>, with what was typed into the card unless <paramref name="takesInputs"/> is false.</summary>
    public static JsonObject Submit(string title, JsonNode data, bool takesInputs = true)
    {
        var button = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };
        if (!takesInputs)
        {
            button["associatedInputs"] = "none";
        }

        return button;
    }

    /// <summary>Several elements as an array.</summary>
    public static JsonArray ArrayOf(IEnumerable<JsonObject> elements) => new([.. elements]);

    /// <summary>The card as an attachment.</summary>
    public static Attachment AttachmentOf(JsonObject card) => new() { ContentType = ContentType, Content = JsonSerializer.SerializeToElement(card) };
}

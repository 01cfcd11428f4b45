using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QaBot.BotFramework.Activities;

/// <summary>Takes the mention of the bot out of what a person wrote to it, so that the question alone is left.</summary>
public static partial class RecipientMention
{
    /// <summary>
    /// The text of <paramref name="activity"/> without mentions of its recipient. In Teams, whose text is markup, other people's
    /// mentions become their names, and HTML entities become the characters they stand for; on other channels nothing else changes.
    /// </summary>
    /// <returns>The trimmed text; empty when there is none.</returns>
    public static string Strip(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var text = activity.Text ?? "";
        foreach (var mention in MentionTexts(activity))
        {
            text = text.Replace(mention, " ", StringComparison.Ordinal);
        }

        return activity.IsFromChannel(ChannelIds.Teams) ? ReadTeamsMarkup(text, activity.Recipient?.Name) : text.Trim();
    }

    private static IEnumerable<string> MentionTexts(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Type == "mention"
                && activity.Recipient?.Id is { Length: > 0 } id
                && StringOf(MemberOf(MemberOf(entity, "mentioned"), "id")) == id
                && StringOf(MemberOf(entity, "text")) is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    private static string ReadTeamsMarkup(string text, string? botName)
    {
        var named = MentionTag().Replace(
            text, tag => tag.Groups["name"].Value == botName ? " " : tag.Groups["name"].Value);
        var plain = WebUtility.HtmlDecode(named).Replace('\u00a0', ' ');
        return Spaces().Replace(plain, " ").Trim();
    }

    private static JsonElement? MemberOf(Entity entity, string name) =>
        entity.Properties is not null && entity.Properties.TryGetValue(name, out var value) ? value : null;

    private static JsonElement? MemberOf(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) ? member : null;

    private static string? StringOf(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // Both patterns are linear: no nested quantifiers, so hostile text cannot make them slow.
    [GeneratedRegex("<at(?: [^>]*)?>(?<name>[^<]*)</at>")]
    private static partial Regex MentionTag();

    [GeneratedRegex("[ \t]{2,}")]
    private static partial Regex Spaces();
}

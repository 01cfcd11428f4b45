using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QaBot.BotFramework.Activities;

/// <summary>Takes the mention of the bot out of what a person wrote to it, so that the question alone is left.</summary>
public static partial class RecipientMention
{
    private const char NoBreakSpace = '\u00a0';

    /// <summary>In how many ways one message may write the bot's name; a bound on the work that a hostile one makes.</summary>
    private const int MaxSpellings = 16;

    /// <summary>
    /// The text of <paramref name="activity"/> without mentions of its recipient. In Teams, whose text is markup, other people's
    /// mentions become their names, and HTML entities become the characters they stand for; on other channels nothing else changes.
    /// </summary>
    /// <returns>The trimmed text; empty when there is none.</returns>
    public static string Strip(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var text = activity.Text ?? "";
        foreach (var mention in MentionsOf(activity, ofRecipient: true).Distinct(StringComparer.Ordinal).Take(MaxSpellings))
        {
            text = Without(text, mention);
        }

        return activity.IsFromChannel(ChannelIds.Teams) ? ReadTeamsMarkup(text, activity) : text.Trim();
    }

    /// <summary>Whether <paramref name="activity"/> mentions its recipient: by an entity, or in Teams by a tag around its name.</summary>
    public static bool IsIn(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (MentionsOf(activity, ofRecipient: true).Any())
        {
            return true;
        }

        var others = OthersIn(activity);
        return activity.IsFromChannel(ChannelIds.Teams) && MentionTag().Matches(activity.Text ?? "").Any(tag => NamesRecipient(tag, activity, others));
    }

    /// <summary>The texts of the mentions of the recipient, or of all others.</summary>
    private static IEnumerable<string> MentionsOf(Activity activity, bool ofRecipient)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Type == "mention"
                && activity.Recipient?.Id is { Length: > 0 } id
                && (StringOf(MemberOf(MemberOf(entity, "mentioned"), "id")) == id) == ofRecipient
                && StringOf(MemberOf(entity, "text")) is { Length: > 0 } text)
            {
                yield return text;
            }
        }
    }

    /// <summary>The text without a mention; the space before it goes too where a comma or full stop follows.</summary>
    private static string Without(string text, string mention)
    {
        var kept = new StringBuilder(text.Length);
        var done = 0;
        for (var at = text.IndexOf(mention, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mention, done, StringComparison.Ordinal))
        {
            kept.Append(text, done, at - done);
            done = at + mention.Length;
            if (done < text.Length && text[done] is ',' or '.' or ';' or ':' or '!' or '?')
            {
                TrimEnd(kept);

                // At the beginning a mark has nothing left to follow: "@Bot, what ...".
                done += kept.Length == 0 ? 1 : 0;
            }
            else
            {
                kept.Append(' ');
            }
        }

        return kept.Append(text, done, text.Length - done).ToString();
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t' or NoBreakSpace)
        {
            text.Length--;
        }
    }

    private static string ReadTeamsMarkup(string text, Activity activity)
    {
        var others = OthersIn(activity);
        var named = MentionTag().Replace(text, tag => NamesRecipient(tag, activity, others) ? " " : tag.Groups["name"].Value);
        var plain = WebUtility.HtmlDecode(named).Replace(NoBreakSpace, ' ');
        return Spaces().Replace(plain, " ").Trim();
    }

    /// <summary>Whether a tag without an entity means the bot. Somebody else may have the bot's name; then an entity says so.</summary>
    private static bool NamesRecipient(Match tag, Activity activity, HashSet<string> others) =>
        activity.Recipient?.Name is { Length: > 0 } name
        && WebUtility.HtmlDecode(tag.Groups["name"].Value).Replace(NoBreakSpace, ' ').Trim() == name
        && !others.Contains(tag.Value);

    private static HashSet<string> OthersIn(Activity activity) => [.. MentionsOf(activity, ofRecipient: false)];

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

using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.Messaging;

/// <summary>What a parent bot asks by the event or invoke <c>AskDocs</c>: <c>{ "text": "...", "locale": "en-GB" }</c>.</summary>
/// <param name="Text">The question.</param>
/// <param name="Locale">The person's language, BCP 47; null when the parent does not say.</param>
internal sealed record SkillQuestion(string Text, string? Locale)
{
    /// <summary>The name of the event and of the invoke.</summary>
    public const string Name = "AskDocs";

    /// <summary>What a value that is no question is refused with.</summary>
    public const string Fault = "AskDocs needs a value such as { \"text\": \"How do I reset the pump?\", \"locale\": \"en-GB\" }; text is missing or empty, or a member is no string.";

    /// <summary>Whether <paramref name="activity"/> is such a question of a parent bot, well-formed or not.</summary>
    public static bool Is(Activity activity) =>
        activity.Type is ActivityTypes.Event or ActivityTypes.Invoke && activity.Name == Name && activity.IsToSkill();

    /// <summary>The question; null when the value is none.</summary>
    public static SkillQuestion? Read(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value
            || !TryString(value, "text", out var text)
            || !TryString(value, "locale", out var locale)
            || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return new SkillQuestion(text.Trim(), locale);
    }

    /// <summary>Whether the member is a string, or absent.</summary>
    private static bool TryString(JsonElement value, string name, out string? text)
    {
        text = null;
        if (!value.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        text = member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        return text is not null;
    }
}

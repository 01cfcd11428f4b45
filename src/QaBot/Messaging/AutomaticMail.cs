using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.Messaging;

/// <summary>Tells mails that no person wrote: whoever answers an out-of-office note gets the next one.</summary>
internal static class AutomaticMail
{
    // How the common mail servers begin the subject of what they write themselves (RFC 3834 asks for "Auto:").
    private static readonly string[] Subjects =
        ["auto:", "auto-reply", "autoreply", "automatic reply", "out of office", "undeliverable", "undelivered mail", "mail delivery failed", "delivery status notification"];

    public static bool Is(Activity activity) =>
        activity.IsFromChannel(ChannelIds.Email)
        && activity.ChannelData is { ValueKind: JsonValueKind.Object } mail
        && mail.EnumerateObject().Any(member => SaysSo(member.Name, member.Value));

    private static bool SaysSo(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var text = value.GetString()!.Trim();
        return name.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            // RFC 3834: every value but "no" means that a program sent it.
            "AUTOSUBMITTED" => text.Length > 0 && !text.Equals("no", StringComparison.OrdinalIgnoreCase),
            "SUBJECT" => Subjects.Any(subject => text.StartsWith(subject, StringComparison.OrdinalIgnoreCase)),
            _ => false,
        };
    }
}

using System.Collections.Frozen;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>
/// The channels of Azure Bot Service and what they can draw. Cards and typing: Microsoft's channel reference. Lengths: as said beside
/// each; where a maker states none, a length that reads well.
/// </summary>
internal static class ChannelProfiles
{
    private static readonly FrozenDictionary<string, ChannelProfile> Profiles = new ChannelProfile[]
    {
        // Teams refuses about 100 KB of UTF-16, older clients 28 KB, each with citations and all.
        new(ChannelIds.Teams, 6_000, DrawsCards: true, ShowsTyping: true),

        // No limit of their own; a longer bubble is no answer any more.
        new(ChannelIds.WebChat, 16_000, DrawsCards: true, ShowsTyping: true),
        new(ChannelIds.DirectLine, 16_000, DrawsCards: true, ShowsTyping: true),
        new(ChannelIds.Emulator, 16_000, DrawsCards: true, ShowsTyping: true),

        // A mail is answered once, whole.
        new(ChannelIds.Email, int.MaxValue),

        // Slack: a message is split above 4,000.
        new("slack", 4_000, ShowsTyping: true),

        // Messenger: 2,000. Telegram: 4,096. LINE: 5,000. GroupMe: 1,000. Twilio (text messages and WhatsApp): 1,600.
        new("facebook", 2_000, ShowsTyping: true),
        new("telegram", 4_096, ShowsTyping: true),
        new("line", 5_000),
        new("groupme", 1_000),
        new("sms", 1_600),
        new("twilio-sms", 1_600),

        // Kik and Skype state none.
        new("kik", 2_000),
        new("skype", 4_000),
    }.ToFrozenDictionary(profile => profile.ChannelId, StringComparer.OrdinalIgnoreCase);

    // A channel that is not known takes at least what most of the above take.
    private static readonly ChannelProfile Unknown = new("", 4_000);

    /// <summary>The profile of the channel that <paramref name="incoming"/> came from.</summary>
    public static ChannelProfile Of(Activity incoming) => Profiles.GetValueOrDefault(incoming.ChannelId ?? "", Unknown);
}

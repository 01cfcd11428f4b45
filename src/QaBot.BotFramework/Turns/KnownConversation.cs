using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>A conversation that the bot has heard from and can speak into later on its own accord.</summary>
public sealed record KnownConversation
{
    /// <summary>The name of the <see cref="TurnRoute"/> that leads there.</summary>
    public required string Route { get; init; }

    /// <summary>Who, where and in which language. Its channel and conversation ids are set.</summary>
    public required ConversationReference Reference { get; init; }

    /// <summary>Whether the service URL was vouched for by a token.</summary>
    public bool IsVouchedFor { get; init; }

    /// <summary>The app id of the parent bot that the conversation came through; null for a channel.</summary>
    public string? ParentBotAppId { get; init; }

    /// <summary>When the bot last heard from it, UTC.</summary>
    public required DateTimeOffset LastHeardAt { get; init; }

    /// <summary>
    /// An activity as it might have come in from the conversation, without words: what renderers need to know of channel, person and
    /// language to draw what is sent there.
    /// </summary>
    public Activity ToIncoming() => new()
    {
        Type = ActivityTypes.Event,
        ChannelId = Reference.ChannelId,
        ServiceUrl = Reference.ServiceUrl,
        From = Reference.User,
        Recipient = Reference.Bot,
        Conversation = Reference.Conversation,
        Locale = Reference.Locale,
    };
}

using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>One incoming activity and the way to answer it.</summary>
public sealed class TurnContext
{
    private readonly ActivitySender _sender;

    /// <summary>Creates the context of a turn.</summary>
    /// <param name="activity">The activity that came in.</param>
    /// <param name="sender">Where answers go.</param>
    public TurnContext(Activity activity, ActivitySender sender)
    {
        Activity = activity;
        _sender = sender;
    }

    /// <summary>The activity that came in.</summary>
    public Activity Activity { get; }

    /// <summary>
    /// Sends <paramref name="reply"/> into the conversation, addressed as a reply to <see cref="Activity"/>: from the bot, to the
    /// person, in the same conversation and channel.
    /// </summary>
    public ValueTask<ResourceResponse> SendAsync(Activity reply, CancellationToken cancellationToken) =>
        _sender.SendAsync(AddressAsReply(reply), cancellationToken);

    private Activity AddressAsReply(Activity reply) => reply with
    {
        ChannelId = Activity.ChannelId,
        From = Activity.Recipient ?? new ChannelAccount { Id = "bot", Name = "Bot" },
        Recipient = Activity.From,
        Conversation = Activity.Conversation is null ? null : new ConversationAccount { Id = Activity.Conversation.Id },
        ReplyToId = Activity.Id,
        Locale = reply.Locale ?? Activity.Locale,
    };
}

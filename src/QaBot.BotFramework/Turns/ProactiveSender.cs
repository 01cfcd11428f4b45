using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>Speaks into conversations that nobody has just written in. Thread-safe.</summary>
public sealed class ProactiveSender(ConversationBook book, IEnumerable<TurnRoute> routes)
{
    private readonly Dictionary<string, TurnRoute> _routes = routes.ToDictionary(route => route.Name, StringComparer.Ordinal);

    /// <summary>
    /// Sends <paramref name="activity"/> into a conversation, addressed from the bot to the person there. Null when the conversation is
    /// not known or nobody can be reached there any more; faults of the channel come through.
    /// </summary>
    public async ValueTask<ResourceResponse?> SendAsync(
        string channelId, string conversationId, Activity activity, CancellationToken cancellationToken) =>
        await book.FindAsync(channelId, conversationId, cancellationToken).ConfigureAwait(false) is { } known
            ? await SendAsync(known, activity, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>As <see cref="SendAsync(string, string, Activity, CancellationToken)"/>, where the conversation was looked up already.</summary>
    public async ValueTask<ResourceResponse?> SendAsync(KnownConversation known, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(activity);
        return _routes.TryGetValue(known.Route, out var route)
            && await route.OpenAsync(known, cancellationToken).ConfigureAwait(false) is { } sender
            ? await sender.SendAsync(Address(activity, known.Reference), cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static Activity Address(Activity activity, ConversationReference to) => activity with
    {
        ChannelId = to.ChannelId,
        From = to.Bot,
        Recipient = to.User,
        Conversation = to.Conversation,
        Locale = activity.Locale ?? to.Locale,
    };
}

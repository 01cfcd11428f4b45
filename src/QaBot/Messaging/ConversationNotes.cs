using QaBot.BotFramework;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// Keeps the book of conversations in line with what comes in: notes where a conversation is, and forgets it when the bot is removed from it.
/// It runs within the turn, after the acknowledgement; that the book cannot be written never fails a turn. Thread-safe.
/// </summary>
internal sealed partial class ConversationNotes(ConversationBook book, TimeProvider time, ILogger<ConversationNotes> logger)
{
    private const int Capacity = 10_000;

    // Each write costs the disk; when a conversation was last heard from matters to the day.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly RecentlyUsed<ConversationKey, NotedPlace> _noted = new(Capacity);

    /// <summary>Notes or forgets the conversation of <paramref name="turn"/>, as its activity demands.</summary>
    public async ValueTask TakeAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            if (Ends(turn.Activity))
            {
                await ForgetAsync(turn.Activity, cancellationToken);
            }
            else if (turn.Route is { } route && IsReachable(turn.Activity, route))
            {
                await NoteAsync(turn, route, cancellationToken);
            }
        }
        catch (ConversationsUnavailableException fault)
        {
            LogNotNoted(fault);
        }
    }

    private async ValueTask NoteAsync(TurnContext turn, string route, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        var key = ActivityIdentity.ConversationOf(activity);
        var place = new NotedPlace(activity.ServiceUrl, activity.From?.Id, activity.Locale, turn.IsVouchedFor);
        if (IsKnown(key, place))
        {
            return;
        }

        var known = new KnownConversation
        {
            Route = route,
            Reference = activity.GetConversationReference(),
            IsVouchedFor = turn.IsVouchedFor,
            ParentBotAppId = activity.ParentBotAppId(),
            LastHeardAt = time.GetUtcNow(),
        };
        await book.RememberAsync(known, cancellationToken);
        lock (_gate)
        {
            _noted.Remove(key);
            _noted.GetOrAdd(key, () => place with { At = time.GetTimestamp() });
        }
    }

    private bool IsKnown(ConversationKey key, NotedPlace place)
    {
        lock (_gate)
        {
            return _noted.TryGet(key, out var noted) && noted with { At = 0 } == place && time.GetElapsedTime(noted.At) < BetweenNotes;
        }
    }

    private async ValueTask ForgetAsync(Activity activity, CancellationToken cancellationToken)
    {
        var key = ActivityIdentity.ConversationOf(activity);
        lock (_gate)
        {
            _noted.Remove(key);
        }

        await book.ForgetAsync(key.Channel, key.Id, cancellationToken);
    }

    private static bool Ends(Activity activity) =>
        BotRemoval.Is(activity)
        || activity is { Type: ActivityTypes.EndOfConversation } or { Type: "contactRelationUpdate", Action: "remove" };

    private static bool IsReachable(Activity activity, string route) =>
        !string.IsNullOrEmpty(activity.ChannelId)
        && !string.IsNullOrEmpty(activity.Conversation?.Id)
        && (route != ConnectorRoute.RouteName || !string.IsNullOrEmpty(activity.ServiceUrl));

    [LoggerMessage(Level = LogLevel.Warning, Message = "It could not be noted where a conversation is; until it is heard from again, nothing can be told to it on the bot's own accord.")]
    private partial void LogNotNoted(Exception fault);
}

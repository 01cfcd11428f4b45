using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>
/// Runs turns in the background: those of one conversation in order, those of different conversations side by side.
/// </summary>
public abstract class TurnQueue
{
    /// <summary>Takes a turn in. False when the queue is full: the caller answers 503 (or 429) and the channel tries again.</summary>
    public abstract bool TryEnqueue(TurnContext turn);

    /// <summary>The key that orders turns: channel and conversation.</summary>
    protected static string KeyOf(Activity activity) => $"{activity.ChannelId}|{activity.Conversation?.Id}";
}

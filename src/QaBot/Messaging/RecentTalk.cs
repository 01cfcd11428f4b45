using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// The last messages of each conversation, for the person who takes over. In memory alone, bounded, and cut short where a message is
/// long. Thread-safe.
/// </summary>
internal sealed class RecentTalk(TimeProvider time)
{
    private const int Conversations = 2_000;
    private const int Messages = 10;
    private const int MaxText = 1_000;

    private readonly Lock _gate = new();
    private readonly RecentlyUsed<ConversationKey, Queue<Activity>> _talks = new(Conversations);

    /// <summary>Remembers what the person wrote.</summary>
    public void Heard(Activity message, string text) => Add(message, message.Id, message.From, Roles.User, text);

    /// <summary>Remembers what the bot said in the conversation of <paramref name="incoming"/>.</summary>
    public void Said(Activity incoming, string text) => Add(incoming, id: null, incoming.Recipient, Roles.Bot, text);

    /// <summary>Forgets what the person wrote and has changed or taken back since; its id is that of <paramref name="message"/>.</summary>
    public void Unsay(Activity message)
    {
        lock (_gate)
        {
            if (message.Id is { Length: > 0 } id && _talks.TryGet(ActivityIdentity.ConversationOf(message), out var talk))
            {
                var kept = talk.Where(said => said.Id != id).ToList();
                talk.Clear();
                kept.ForEach(talk.Enqueue);
            }
        }
    }

    /// <summary>The last messages of the conversation of <paramref name="incoming"/>, oldest first.</summary>
    public IReadOnlyList<Activity> Of(Activity incoming)
    {
        lock (_gate)
        {
            return _talks.TryGet(ActivityIdentity.ConversationOf(incoming), out var talk) ? [.. talk] : [];
        }
    }

    /// <summary>Forgets a conversation that has ended.</summary>
    public void Forget(ConversationKey conversation)
    {
        lock (_gate)
        {
            _talks.Remove(conversation);
        }
    }

    private void Add(Activity incoming, string? id, ChannelAccount? from, string role, string text)
    {
        var message = new Activity
        {
            Type = ActivityTypes.Message,
            Id = id,
            Timestamp = time.GetUtcNow(),
            From = new ChannelAccount { Id = from?.Id ?? role, Name = from?.Name, Role = role },
            Text = text.Length > MaxText ? text[..CutAt(text)] + "..." : text,
        };
        lock (_gate)
        {
            var talk = _talks.GetOrAdd(ActivityIdentity.ConversationOf(incoming), () => new Queue<Activity>());
            talk.Enqueue(message);
            if (talk.Count > Messages)
            {
                talk.Dequeue();
            }
        }
    }

    private static int CutAt(string text) => char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;
}

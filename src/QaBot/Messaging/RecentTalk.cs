using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>
/// The last messages of each conversation and what was tried for its last question, for the person who takes over. In memory alone, bounded,
/// and cut short where a message is long. Thread-safe.
/// </summary>
internal sealed class RecentTalk(TimeProvider time)
{
    private const int Conversations = 2_000;
    private const int Messages = 10;
    private const int MaxText = 1_000;

    private readonly Lock _gate = new();
    private readonly RecentlyUsed<ConversationKey, Talk> _talks = new(Conversations);

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
                var kept = talk.Messages.Where(said => said.Id != id).ToList();
                talk.Messages.Clear();
                kept.ForEach(talk.Messages.Enqueue);
            }
        }
    }

    /// <summary>The last messages of the conversation of <paramref name="incoming"/>, oldest first.</summary>
    public IReadOnlyList<Activity> Of(Activity incoming)
    {
        lock (_gate)
        {
            return _talks.TryGet(ActivityIdentity.ConversationOf(incoming), out var talk) ? [.. talk.Messages] : [];
        }
    }

    /// <summary>Remembers what was made of a question. What is no question for the documents changes nothing.</summary>
    /// <param name="incoming">The question's message.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="question">The question.</param>
    /// <param name="sources">What was tried.</param>
    /// <returns>How many questions in a row the documents have not answered.</returns>
    public int Tried(Activity incoming, AnswerStatus status, string question, IReadOnlyList<TicketSource> sources)
    {
        lock (_gate)
        {
            var talk = _talks.GetOrAdd(ActivityIdentity.ConversationOf(incoming), () => new Talk());
            if (status is AnswerStatus.Answered or AnswerStatus.NotFound)
            {
                talk.Last = new TriedQuestion(Cut(question), sources);
                talk.Unanswered = status == AnswerStatus.NotFound ? talk.Unanswered + 1 : 0;
            }

            return talk.Unanswered;
        }
    }

    /// <summary>The last question to the documents, and how many of the last were not answered.</summary>
    public (TriedQuestion? Last, int Unanswered) LastTried(Activity incoming)
    {
        lock (_gate)
        {
            return _talks.TryGet(ActivityIdentity.ConversationOf(incoming), out var talk) ? (talk.Last, talk.Unanswered) : (null, 0);
        }
    }

    /// <summary>A person was asked: from now on it is counted anew what the documents don't answer.</summary>
    public void StartCounting(Activity incoming)
    {
        lock (_gate)
        {
            if (_talks.TryGet(ActivityIdentity.ConversationOf(incoming), out var talk))
            {
                talk.Unanswered = 0;
            }
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
            Text = Cut(text),
        };
        lock (_gate)
        {
            var talk = _talks.GetOrAdd(ActivityIdentity.ConversationOf(incoming), () => new Talk());
            talk.Messages.Enqueue(message);
            if (talk.Messages.Count > Messages)
            {
                talk.Messages.Dequeue();
            }
        }
    }

    private static string Cut(string text) => text.Length > MaxText ? text[..CutAt(text)] + "..." : text;

    private static int CutAt(string text) => char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;

    private sealed class Talk
    {
        public Queue<Activity> Messages { get; } = new();

        public TriedQuestion? Last { get; set; }

        public int Unanswered { get; set; }
    }
}

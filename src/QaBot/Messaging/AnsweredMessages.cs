using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// Remembers by which activities each message was answered, and what became of the message meanwhile, so that an edit changes the answer
/// and a deletion takes it back. In memory alone and bounded: after a restart, and where others have come since, an old answer stays as it
/// is. Thread-safe.
/// </summary>
internal sealed class AnsweredMessages
{
    private const int Conversations = 2_000;
    private const int MessagesEach = 50;
    private const int AnswersEach = 20;

    private readonly Lock _gate = new();
    private readonly RecentlyUsed<ConversationKey, RecentlyUsed<string, AnsweredMessage>> _conversations = new(Conversations);

    /// <summary>Whether somebody has edited a message. Teams says so by name; a deletion that was undone changes nothing.</summary>
    public static bool IsEdit(Activity activity) => activity.Type == ActivityTypes.MessageUpdate && EventOf(activity) is null or "editMessage";

    /// <summary>Whether somebody has taken a message back.</summary>
    public static bool IsDeletion(Activity activity) => activity.Type == ActivityTypes.MessageDelete && EventOf(activity) is null or "softDeleteMessage";

    /// <summary>
    /// Notes an edit or a deletion when it comes in, before its turn: if the message itself still waits for its turn, it is answered once,
    /// as it now reads, or not at all. Anything else is ignored.
    /// </summary>
    public void Note(Activity activity)
    {
        if (!IsEdit(activity) && !IsDeletion(activity))
        {
            return;
        }

        lock (_gate)
        {
            if (Open(activity) is { } message)
            {
                message.Edit = IsEdit(activity) ? activity : null;
                message.IsDeleted = IsDeletion(activity);
            }
        }
    }

    /// <summary>A message as it now reads, whose edit then needs no turn of its own; null when it was taken back.</summary>
    public Activity? TakeCurrent(Activity message)
    {
        lock (_gate)
        {
            if (Find(message) is not { } known)
            {
                return message;
            }

            var edit = known.Edit;
            known.Edit = null;
            // Only who asked can ask otherwise.
            return known.IsDeleted ? null : edit is not null && edit.From?.Id == message.From?.Id ? edit : message;
        }
    }

    /// <summary>
    /// The activities that an edit is to change; null when the edit is none of the bot's business: the message was never answered, a newer
    /// edit waits, or its author is not who asked. An empty list means an answer that the channel gave no name to.
    /// </summary>
    public IReadOnlyList<string>? TakeEdit(Activity edit)
    {
        lock (_gate)
        {
            if (Find(edit) is not { AskerId: { } asker } known || !ReferenceEquals(known.Edit, edit) || asker != (edit.From?.Id ?? ""))
            {
                return null;
            }

            known.Edit = null;
            return [.. known.Answers];
        }
    }

    /// <summary>The activities that answered a message that is now taken back, and are forgotten herewith.</summary>
    public IReadOnlyList<string> TakeAnswers(Activity deletion)
    {
        lock (_gate)
        {
            var answers = Find(deletion)?.Answers;
            string[] taken = [.. answers ?? []];
            answers?.Clear();
            return taken;
        }
    }

    /// <summary>Notes that <paramref name="answerId"/> answers a message or its edit; null when the channel gave the answer no name.</summary>
    public void Answered(Activity message, string? answerId)
    {
        lock (_gate)
        {
            if (Open(message) is not { } known)
            {
                return;
            }

            known.AskerId = message.From?.Id ?? "";
            if (!string.IsNullOrEmpty(answerId) && known.Answers.Count < AnswersEach && !known.Answers.Contains(answerId))
            {
                known.Answers.Add(answerId);
            }
        }
    }

    /// <summary>Notes that an activity no longer answers a message.</summary>
    public void Withdrawn(Activity message, string answerId)
    {
        lock (_gate)
        {
            Find(message)?.Answers.Remove(answerId);
        }
    }

    /// <summary>Forgets a conversation that has ended.</summary>
    public void Forget(ConversationKey conversation)
    {
        lock (_gate)
        {
            _conversations.Remove(conversation);
        }
    }

    private AnsweredMessage? Find(Activity activity) =>
        activity.Id is { Length: > 0 } id
        && _conversations.TryGet(ActivityIdentity.ConversationOf(activity), out var messages)
        && messages.TryGet(id, out var message)
            ? message
            : null;

    private AnsweredMessage? Open(Activity activity) => activity.Id is { Length: > 0 } id
        ? _conversations.GetOrAdd(ActivityIdentity.ConversationOf(activity), () => new RecentlyUsed<string, AnsweredMessage>(MessagesEach))
            .GetOrAdd(id, () => new AnsweredMessage())
        : null;

    private static string? EventOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("eventType", out var name)
            ? name.ValueKind == JsonValueKind.String ? name.GetString() : ""
            : null;
}

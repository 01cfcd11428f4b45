using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// Which forms were shown and wait for a yes. The question is in memory alone, bounded; that one waits is known beyond a restart, so
/// that the yes is not taken for a question. Thread-safe.
/// </summary>
internal sealed class PersonRequests(ConversationMarks marks)
{
    private const int Capacity = 2_000;

    private readonly Lock _gate = new();
    private readonly RecentlyUsed<(ConversationKey, string), PersonRequest> _waiting = new(Capacity);

    /// <summary>Notes that a form was shown to the sender of <paramref name="incoming"/>.</summary>
    public async ValueTask AddAsync(Activity incoming, PersonRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiting.Remove(KeyOf(incoming));
            _waiting.GetOrAdd(KeyOf(incoming), () => request);
        }

        await marks.OfferAsync(ActivityIdentity.ConversationOf(incoming), PersonOf(incoming), cancellationToken);
    }

    /// <summary>The form that waits for the sender of <paramref name="incoming"/>; null when none does, or it was forgotten.</summary>
    public PersonRequest? Find(Activity incoming)
    {
        lock (_gate)
        {
            return _waiting.TryGet(KeyOf(incoming), out var request) ? request : null;
        }
    }

    /// <summary>Whether a form waits for the sender, or did before a restart.</summary>
    public ValueTask<bool> IsWaitingAsync(Activity incoming, CancellationToken cancellationToken) =>
        marks.IsOfferedAsync(ActivityIdentity.ConversationOf(incoming), PersonOf(incoming), cancellationToken);

    /// <summary>Notes that the form was answered, or is not asked about any longer.</summary>
    public async ValueTask RemoveAsync(Activity incoming, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiting.Remove(KeyOf(incoming));
        }

        await marks.WithdrawOfferAsync(ActivityIdentity.ConversationOf(incoming), PersonOf(incoming), cancellationToken);
    }

    private static (ConversationKey, string) KeyOf(Activity incoming) => (ActivityIdentity.ConversationOf(incoming), PersonOf(incoming));

    private static string PersonOf(Activity incoming) => incoming.From?.Id ?? "";
}

using QaBot.BotFramework.Turns;

namespace QaBot.TestKit.Turns;

/// <summary>A book that lives as long as the test.</summary>
public sealed class InMemoryConversationBook : ConversationBook
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Channel, string Conversation), KnownConversation> _known =
        new(Comparer<(string Channel, string Conversation)>.Create((a, b) =>
            (string.CompareOrdinal(a.Channel, b.Channel), string.CompareOrdinal(a.Conversation, b.Conversation)) is var (channel, conversation) && channel != 0
                ? channel
                : conversation));

    /// <summary>How often something was noted.</summary>
    public int Writes { get; private set; }

    public override ValueTask RememberAsync(KnownConversation conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Writes++;
            var key = KeyOf(conversation.Reference.ChannelId, conversation.Reference.Conversation?.Id);
            if (conversation.ParentBotAppId is null || !_known.TryGetValue(key, out var former) || former.ParentBotAppId == conversation.ParentBotAppId)
            {
                _known[key] = conversation;
            }
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<KnownConversation?> FindAsync(string channelId, string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_known.GetValueOrDefault(KeyOf(channelId, conversationId)));
        }
    }

    public override ValueTask<IReadOnlyList<KnownConversation>> ListAsync(KnownConversation? after, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var last = KeyOf(after?.Reference.ChannelId, after?.Reference.Conversation?.Id);
            return ValueTask.FromResult<IReadOnlyList<KnownConversation>>(
                [.. _known.Where(pair => after is null || _known.Comparer.Compare(pair.Key, last) > 0).Select(pair => pair.Value).Take(limit)]);
        }
    }

    public override ValueTask ForgetAsync(string channelId, string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _known.Remove(KeyOf(channelId, conversationId));
        }

        return ValueTask.CompletedTask;
    }

    private static (string, string) KeyOf(string? channel, string? conversation) => (channel?.ToUpperInvariant() ?? "", conversation ?? "");
}

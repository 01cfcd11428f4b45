using System.Collections.Concurrent;
using QaBot.BotFramework.Turns;

namespace QaBot.TestKit.Turns;

/// <summary>Flags that live as long as the test.</summary>
public sealed class InMemoryConversationFlags : ConversationFlags
{
    private readonly ConcurrentDictionary<(string Channel, string Conversation, string Flag), bool> _up = new();

    public override ValueTask<bool> RaiseAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_up.TryAdd(KeyOf(channelId, conversationId, flag), true));
    }

    public override ValueTask<bool> LowerAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_up.TryRemove(KeyOf(channelId, conversationId, flag), out _));
    }

    public override ValueTask<bool> IsUpAsync(string channelId, string conversationId, string flag, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_up.ContainsKey(KeyOf(channelId, conversationId, flag)));

    private static (string Channel, string Conversation, string Flag) KeyOf(string channelId, string conversationId, string flag) =>
        (channelId.ToUpperInvariant(), conversationId, flag);
}

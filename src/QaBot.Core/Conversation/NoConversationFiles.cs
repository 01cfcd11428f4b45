namespace QaBot.Core.Conversation;

/// <summary>Nobody puts files into conversations.</summary>
internal sealed class NoConversationFiles : ConversationFiles
{
    public override int MaxPassages => 0;

    public override ValueTask<IReadOnlyList<string>> ListAsync(ConversationKey conversation, CancellationToken cancellationToken) => new([]);

    public override ValueTask<ConversationFile?> FindAsync(string id, CancellationToken cancellationToken) => new((ConversationFile?)null);
}

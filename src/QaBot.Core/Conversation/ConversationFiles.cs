namespace QaBot.Core.Conversation;

/// <summary>The files that people put into conversations, kept by whoever takes them in. Safe to use from several threads at once.</summary>
public abstract class ConversationFiles
{
    /// <summary>Passages that one file may give; a longer one is not read.</summary>
    public abstract int MaxPassages { get; }

    /// <summary>Ids of the files that <paramref name="conversation"/> holds now, oldest first; empty for most conversations.</summary>
    public abstract ValueTask<IReadOnlyList<string>> ListAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>The file with this id, of whatever conversation; null when there is none, or none any more.</summary>
    public abstract ValueTask<ConversationFile?> FindAsync(string id, CancellationToken cancellationToken);
}

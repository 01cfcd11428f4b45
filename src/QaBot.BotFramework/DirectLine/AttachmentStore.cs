namespace QaBot.BotFramework.DirectLine;

/// <summary>Keeps the files of conversations for a while. It outlives the process. Thread-safe.</summary>
public abstract class AttachmentStore
{
    /// <summary>Saves a file.</summary>
    public abstract ValueTask SaveAsync(StoredAttachment attachment, CancellationToken cancellationToken);

    /// <summary>Finds a file that has not expired at <paramref name="now"/>; null when there is none.</summary>
    public abstract ValueTask<StoredAttachment?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ids of a conversation's files that have not expired at <paramref name="now"/>, in the order they were saved.</summary>
    public abstract ValueTask<IReadOnlyList<string>> ListAsync(string conversationId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Bytes kept for a conversation.</summary>
    public abstract ValueTask<long> SizeOfAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Deletes the files that have expired at <paramref name="now"/> and says how many.</summary>
    public abstract ValueTask<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

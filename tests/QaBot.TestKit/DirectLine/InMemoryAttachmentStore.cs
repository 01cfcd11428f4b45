using QaBot.BotFramework.DirectLine;

namespace QaBot.TestKit.DirectLine;

/// <summary>Files that live as long as the test.</summary>
public sealed class InMemoryAttachmentStore : AttachmentStore
{
    private readonly Lock _gate = new();
    private readonly List<StoredAttachment> _kept = [];

    public override ValueTask SaveAsync(StoredAttachment attachment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _kept.Add(attachment with { Content = attachment.Content.ToArray() });
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<StoredAttachment?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_kept.Find(one => one.Id == id && one.ExpiresAt > now));
        }
    }

    public override ValueTask<IReadOnlyList<string>> ListAsync(string conversationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<string>>(
                [.. _kept.Where(one => one.ConversationId == conversationId && one.ExpiresAt > now).Select(one => one.Id)]);
        }
    }

    public override ValueTask<long> SizeOfAsync(string conversationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_kept.Where(one => one.ConversationId == conversationId).Sum(one => (long)one.Content.Length));
        }
    }

    public override ValueTask<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_kept.RemoveAll(one => one.ExpiresAt <= now));
        }
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The files of conversations, in the table <c>attachments</c>. Beyond a most, those that would expire first make room.</summary>
internal sealed class SqliteAttachmentStore : AttachmentStore
{
    private const long Megabyte = 1024 * 1024;

    private readonly ConversationDatabase _database;
    private readonly long _maxBytes;

    public SqliteAttachmentStore(ConversationDatabase database, IOptions<ConversationStoreOptions> options)
    {
        _database = database;
        _maxBytes = options.Value.MaxAttachmentMegabytes * Megabyte;
    }

    /// <inheritdoc/>
    public override async ValueTask SaveAsync(StoredAttachment attachment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        var content = attachment.Content.ToArray();
        await _database.WriteAsync(session => Insert(session, attachment, content), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<StoredAttachment?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => Find(session, id, now), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<string>> ListAsync(
        string conversationId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => List(session, conversationId, now), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<long> SizeOfAsync(string conversationId, CancellationToken cancellationToken) =>
        await _database.ReadAsync(
            session => session.Number("SELECT sum(size) FROM attachments WHERE conversation = $id", ("$id", conversationId)),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session => session.Execute("DELETE FROM attachments WHERE expires <= $now", ("$now", StoredTime.Write(now))),
            cancellationToken).ConfigureAwait(false);

    private int Insert(SqliteSession session, StoredAttachment attachment, byte[] content)
    {
        MakeRoom(session, content.Length);
        return session.Execute(
            """
            INSERT INTO attachments (id, conversation, name, type, size, expires, content)
            VALUES ($id, $conversation, $name, $type, $size, $expires, $content)
            """,
            ("$id", attachment.Id),
            ("$conversation", attachment.ConversationId),
            ("$name", attachment.Name),
            ("$type", attachment.ContentType),
            ("$size", content.Length),
            ("$expires", StoredTime.Write(attachment.ExpiresAt)),
            ("$content", content));
    }

    private void MakeRoom(SqliteSession session, long size)
    {
        var surplus = session.Number("SELECT sum(size) FROM attachments") + size - _maxBytes;
        while (surplus > 0)
        {
            var freed = session.Number(
                "DELETE FROM attachments WHERE number = (SELECT number FROM attachments ORDER BY expires, number LIMIT 1) RETURNING size + 1");
            if (freed == 0)
            {
                return;
            }

            surplus -= freed - 1;
        }
    }

    private static List<string> List(SqliteSession session, string conversationId, DateTimeOffset now)
    {
        var ids = new List<string>();
        using var rows = session.Query(
            "SELECT id FROM attachments WHERE conversation = $conversation AND expires > $now ORDER BY number",
            ("$conversation", conversationId),
            ("$now", StoredTime.Write(now)));
        while (rows.Read())
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }

    private static StoredAttachment? Find(SqliteSession session, string id, DateTimeOffset now)
    {
        using var row = session.Query(
            "SELECT id, conversation, name, type, expires, content FROM attachments WHERE id = $id AND expires > $now",
            ("$id", id),
            ("$now", StoredTime.Write(now)));
        return row.Read() ? Read(row) : null;
    }

    private static StoredAttachment Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        ConversationId = row.GetString(1),
        Name = row.GetString(2),
        ContentType = row.GetString(3),
        ExpiresAt = StoredTime.Read(row.GetInt64(4)),
        Content = row.GetFieldValue<byte[]>(5),
    };
}

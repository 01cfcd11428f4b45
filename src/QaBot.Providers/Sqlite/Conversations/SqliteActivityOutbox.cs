using Microsoft.Data.Sqlite;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The outbox, in the table <c>outbox</c>.</summary>
internal sealed class SqliteActivityOutbox : ActivityOutbox
{
    private readonly ConversationDatabase _database;

    public SqliteActivityOutbox(ConversationDatabase database) => _database = database;

    /// <inheritdoc/>
    public override async ValueTask AddAsync(UndeliveredActivity undelivered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(undelivered);

        // Written out here, not on the thread that all writes share.
        var activity = StoredActivity.Write(undelivered.Activity);
        await _database.WriteAsync(session => Insert(session, undelivered, activity), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<UndeliveredActivity>> ListDueAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => ListDue(session, now, limit), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<bool> IsWaitingAsync(Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return await _database.ReadAsync(session => IsWaiting(session, activity), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DeferAsync(string id, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session => session.Execute(
                "UPDATE outbox SET due = $due, attempts = attempts + 1 WHERE id = $id",
                ("$due", StoredTime.Write(nextAttemptAt)),
                ("$id", id)),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask RemoveAsync(string id, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session => session.Execute("DELETE FROM outbox WHERE id = $id", ("$id", id)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<int> CountAsync(CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => (int)session.Number("SELECT count(*) FROM outbox"), cancellationToken).ConfigureAwait(false);

    private static int Insert(SqliteSession session, UndeliveredActivity undelivered, string activity) => session.Execute(
        """
        INSERT INTO outbox (id, channel, conversation, due, attempts, added, service_url, vouched, audience, caller, activity)
        VALUES ($id, $channel, $conversation, $due, $attempts, $added, $url, $vouched, $audience, $caller, $activity)
        """,
        ("$id", undelivered.Id),
        ("$channel", ConversationColumns.Channel(undelivered.Activity.ChannelId)),
        ("$conversation", ConversationColumns.Conversation(undelivered.Activity)),
        ("$due", StoredTime.Write(undelivered.NextAttemptAt)),
        ("$attempts", undelivered.Attempts),
        ("$added", StoredTime.Write(undelivered.AddedAt)),
        ("$url", undelivered.Target.ServiceUrl),
        ("$vouched", undelivered.Target.IsVouchedFor),
        ("$audience", undelivered.Target.Audience),
        ("$caller", undelivered.Activity.CallerId),
        ("$activity", activity));

    private static List<UndeliveredActivity> ListDue(SqliteSession session, DateTimeOffset now, int limit)
    {
        var due = new List<UndeliveredActivity>();
        using var rows = session.Query(
            """
            SELECT id, added, due, attempts, service_url, vouched, audience, caller, activity FROM outbox
            WHERE number IN (SELECT min(number) FROM outbox GROUP BY channel, conversation) AND due <= $now
            ORDER BY due, number LIMIT $limit
            """,
            ("$now", StoredTime.Write(now)),
            ("$limit", limit));
        while (rows.Read())
        {
            due.Add(Read(rows));
        }

        return due;
    }

    private static bool IsWaiting(SqliteSession session, Activity activity) => session.Number(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE channel = $channel AND conversation = $conversation)",
        ("$channel", ConversationColumns.Channel(activity.ChannelId)),
        ("$conversation", ConversationColumns.Conversation(activity))) == 1;

    private static UndeliveredActivity Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        AddedAt = StoredTime.Read(row.GetInt64(1)),
        NextAttemptAt = StoredTime.Read(row.GetInt64(2)),
        Attempts = row.GetInt32(3),
        Target = new ConnectorTarget(row.GetString(4), row.GetBoolean(5), row.IsDBNull(6) ? null : row.GetString(6)),
        Activity = StoredActivity.Read(row, caller: 7, activity: 8),
    };
}

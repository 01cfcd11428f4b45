using Microsoft.Data.Sqlite;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Direct Line conversations, in the tables <c>direct_line</c> and <c>direct_line_log</c>.</summary>
internal sealed class SqliteDirectLineStore : DirectLineStore
{
    private readonly ConversationDatabase _database;

    public SqliteDirectLineStore(ConversationDatabase database) => _database = database;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> SigningKey => _database.SigningKey;

    /// <inheritdoc/>
    public override async ValueTask<DirectLineState?> FindAsync(string id, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => Find(session, id), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<DirectLineState> StartAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await _database.WriteAsync(session => Start(session, id, now), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask SaveAsync(DirectLineState state, CancellationToken cancellationToken) =>
        await _database.WriteAsync(session => Save(session, state), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask AppendAsync(
        DirectLineState state, ReadOnlyMemory<byte> json, DirectLineLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var activity = json.ToArray();
        await _database.WriteAsync(
            session =>
            {
                if (Save(session, state))
                {
                    DirectLineLog.Append(session, state, activity, limits);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<LoggedActivity>> ReadAfterAsync(
        long number, long sequence, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => DirectLineLog.ReadAfter(session, number, sequence), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<ForgottenConversations> ForgetAsync(
        DateTimeOffset idleSince, int most, IReadOnlySet<string> inUse, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inUse);
        return await _database.WriteAsync(session => Forget(session, idleSince, most, inUse), cancellationToken).ConfigureAwait(false);
    }

    private static DirectLineState? Find(SqliteSession session, string id)
    {
        using var row = session.Query("SELECT number, id, sequence, logged, stamp, used FROM direct_line WHERE id = $id", ("$id", id));
        return row.Read() ? Read(row) : null;
    }

    private static DirectLineState Start(SqliteSession session, string id, DateTimeOffset now)
    {
        if (Find(session, id) is { } former)
        {
            Delete(session, former.Number);
        }

        var number = session.Number(
            """
            INSERT INTO direct_line (id, sequence, logged, stamp, used, entries, bytes)
            VALUES ($id, 0, 0, 0, $used, 0, 0) RETURNING number
            """,
            ("$id", id),
            ("$used", StoredTime.Write(now)));
        return new DirectLineState { Number = number, Id = id, LastUse = now.ToUniversalTime() };
    }

    private static bool Save(SqliteSession session, DirectLineState state) => session.Execute(
        "UPDATE direct_line SET sequence = $sequence, logged = $logged, stamp = $stamp, used = $used WHERE number = $number",
        ("$sequence", state.Sequence),
        ("$logged", state.LastLogged),
        ("$stamp", StoredTime.Write(state.LastStamp)),
        ("$used", StoredTime.Write(state.LastUse)),
        ("$number", state.Number)) > 0;

    private static ForgottenConversations Forget(SqliteSession session, DateTimeOffset idleSince, int most, IReadOnlySet<string> inUse)
    {
        var count = (int)session.Number("SELECT count(*) FROM direct_line");
        var forgotten = Unused(session, StoredTime.Write(idleSince), count - most, inUse);
        foreach (var (number, _) in forgotten)
        {
            Delete(session, number);
        }

        return new ForgottenConversations(forgotten.ConvertAll(one => one.Id), count - forgotten.Count);
    }

    private static List<(long Number, string Id)> Unused(SqliteSession session, long idleSince, int surplus, IReadOnlySet<string> inUse)
    {
        var unused = new List<(long, string)>();
        using var rows = session.Query("SELECT number, id, used FROM direct_line ORDER BY used");
        while (rows.Read() && (unused.Count < surplus || rows.GetInt64(2) < idleSince))
        {
            if (!inUse.Contains(rows.GetString(1)))
            {
                unused.Add((rows.GetInt64(0), rows.GetString(1)));
            }
        }

        return unused;
    }

    private static void Delete(SqliteSession session, long number)
    {
        DirectLineLog.Delete(session, number);
        session.Execute("DELETE FROM direct_line WHERE number = $number", ("$number", number));
    }

    private static DirectLineState Read(SqliteDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Id = row.GetString(1),
        Sequence = row.GetInt64(2),
        LastLogged = row.GetInt64(3),
        LastStamp = StoredTime.Read(row.GetInt64(4)),
        LastUse = StoredTime.Read(row.GetInt64(5)),
    };
}

using Microsoft.Data.Sqlite;
using QaBot.BotFramework.Turns;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The journal of turns, in the table <c>turns</c>.</summary>
internal sealed class SqliteTurnJournal : TurnJournal
{
    private readonly ConversationDatabase _database;

    public SqliteTurnJournal(ConversationDatabase database) => _database = database;

    /// <inheritdoc/>
    public override async ValueTask AddAsync(PendingTurn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);

        // Written out here, not on the thread that all writes share.
        var activity = StoredActivity.Write(turn.Activity);
        await _database.WriteAsync(session => Insert(session, turn, activity), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask MarkStartedAsync(string id, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session => session.Execute("UPDATE turns SET started = 1 WHERE id = $id", ("$id", id)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask RemoveAsync(string id, CancellationToken cancellationToken) =>
        await _database.WriteAsync(
            session => session.Execute("DELETE FROM turns WHERE id = $id", ("$id", id)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<PendingTurn>> ListAsync(CancellationToken cancellationToken) =>
        await _database.ReadAsync(List, cancellationToken).ConfigureAwait(false);

    private static int Insert(SqliteSession session, PendingTurn turn, string activity) => session.Execute(
        """
        INSERT INTO turns (id, route, vouched, started, received, caller, activity)
        VALUES ($id, $route, $vouched, $started, $received, $caller, $activity) ON CONFLICT (id) DO NOTHING
        """,
        ("$id", turn.Id),
        ("$route", turn.Route),
        ("$vouched", turn.IsVouchedFor),
        ("$started", turn.HasStarted),
        ("$received", StoredTime.Write(turn.ReceivedAt)),
        ("$caller", turn.Activity.CallerId),
        ("$activity", activity));

    private static List<PendingTurn> List(SqliteSession session)
    {
        var turns = new List<PendingTurn>();
        using var rows = session.Query("SELECT id, route, vouched, started, received, caller, activity FROM turns ORDER BY number");
        while (rows.Read())
        {
            turns.Add(Read(rows));
        }

        return turns;
    }

    private static PendingTurn Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Route = row.GetString(1),
        IsVouchedFor = row.GetBoolean(2),
        HasStarted = row.GetBoolean(3),
        ReceivedAt = StoredTime.Read(row.GetInt64(4)),
        Activity = StoredActivity.Read(row, caller: 5, activity: 6),
    };
}

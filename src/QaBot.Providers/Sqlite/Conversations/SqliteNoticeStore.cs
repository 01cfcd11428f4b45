using QaBot.BotFramework.Turns;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Notices and how far they have come, in the tables <c>notices</c> and <c>notice_targets</c>.</summary>
internal sealed class SqliteNoticeStore(ConversationDatabase database) : NoticeStore
{
    private const long Waiting = (long)NoticeOutcome.Waiting;
    private const long Sending = (long)NoticeOutcome.Sending;

    /// <inheritdoc/>
    public override async ValueTask AddAsync(
        Notice notice, IReadOnlyList<(string ChannelId, string ConversationId)> conversations, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(conversations);
        await database.WriteAsync(session => Add(session, notice, conversations, forgetBefore), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Notice?> FindUnfinishedAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(FindUnfinished, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(string id, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.Execute(
                "UPDATE notice_targets SET outcome = $uncertain WHERE notice = (SELECT number FROM notices WHERE id = $id) AND outcome = $sending",
                ("$uncertain", (long)NoticeOutcome.Uncertain),
                ("$id", id),
                ("$sending", Sending)),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<NoticeTarget?> TakeAsync(string id, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => Take(session, id), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask SettleAsync(string id, NoticeTarget target, NoticeOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        await database.WriteAsync(
            session => session.Execute(
                "UPDATE notice_targets SET outcome = $outcome WHERE number = $number AND notice = (SELECT number FROM notices WHERE id = $id)",
                ("$outcome", (long)outcome),
                ("$number", target.Number),
                ("$id", id)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<NoticeTally> CountAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => Count(session, id), cancellationToken).ConfigureAwait(false);

    private static bool Add(
        SqliteSession session, Notice notice, IReadOnlyList<(string ChannelId, string ConversationId)> conversations, DateTimeOffset forgetBefore)
    {
        session.Execute("DELETE FROM notices WHERE created < $before", ("$before", StoredTime.Write(forgetBefore)));
        var number = session.Number(
            "INSERT INTO notices (id, text, pace, created) VALUES ($id, $text, $pace, $created) ON CONFLICT (id) DO NOTHING RETURNING number",
            ("$id", notice.Id),
            ("$text", notice.Text),
            ("$pace", notice.PerSecond),
            ("$created", StoredTime.Write(notice.CreatedAt)));
        if (number == 0)
        {
            return false;
        }

        foreach (var (channel, conversation) in conversations)
        {
            session.Execute(
                "INSERT INTO notice_targets (notice, channel, conversation, outcome) VALUES ($notice, $channel, $conversation, $outcome)",
                ("$notice", number),
                ("$channel", ConversationColumns.Channel(channel)),
                ("$conversation", conversation),
                ("$outcome", Waiting));
        }

        return true;
    }

    private static Notice? FindUnfinished(SqliteSession session)
    {
        using var row = session.Query(
            """
            SELECT id, text, pace, created FROM notices
            WHERE EXISTS (SELECT 1 FROM notice_targets WHERE notice = notices.number AND outcome = $waiting)
            ORDER BY number DESC LIMIT 1
            """,
            ("$waiting", Waiting));
        return row.Read() ? new Notice(row.GetString(0), row.GetString(1), row.GetDouble(2), StoredTime.Read(row.GetInt64(3))) : null;
    }

    private static NoticeTarget? Take(SqliteSession session, string id)
    {
        using var row = session.Query(
            """
            UPDATE notice_targets SET outcome = $sending WHERE number = (
                SELECT min(number) FROM notice_targets WHERE notice = (SELECT number FROM notices WHERE id = $id) AND outcome = $waiting)
            RETURNING number, channel, conversation
            """,
            ("$sending", Sending),
            ("$id", id),
            ("$waiting", Waiting));
        return row.Read() ? new NoticeTarget(row.GetInt64(0), row.GetString(1), row.GetString(2)) : null;
    }

    private static NoticeTally Count(SqliteSession session, string id)
    {
        var counts = new Dictionary<NoticeOutcome, int>();
        using var rows = session.Query(
            "SELECT outcome, count(*) FROM notice_targets WHERE notice = (SELECT number FROM notices WHERE id = $id) GROUP BY outcome", ("$id", id));
        while (rows.Read())
        {
            counts[(NoticeOutcome)rows.GetInt32(0)] = rows.GetInt32(1);
        }

        int Of(NoticeOutcome outcome) => counts.GetValueOrDefault(outcome);
        return new NoticeTally
        {
            Waiting = Of(NoticeOutcome.Waiting) + Of(NoticeOutcome.Sending),
            Sent = Of(NoticeOutcome.Sent),
            Kept = Of(NoticeOutcome.Kept),
            Refused = Of(NoticeOutcome.Refused),
            Gone = Of(NoticeOutcome.Gone),
            Uncertain = Of(NoticeOutcome.Uncertain),
        };
    }
}

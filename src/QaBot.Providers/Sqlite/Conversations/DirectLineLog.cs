using QaBot.BotFramework.DirectLine;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The logs of Direct Line conversations, in the table <c>direct_line_log</c>; how much of each there is stands in <c>direct_line</c>.</summary>
internal static class DirectLineLog
{
    // The conversation's number and the sequence in one, so that a log lies together and needs no second index.
    private const int SequenceBits = 32;
    private const long MaxSequence = (1L << SequenceBits) - 1;

    /// <summary>Puts an activity at the end of the log, and takes away what is beyond the limits.</summary>
    public static void Append(SqliteSession session, DirectLineState state, byte[] activity, DirectLineLimits limits)
    {
        session.Execute(
            "INSERT INTO direct_line_log (number, activity) VALUES ($number, $activity)",
            ("$number", NumberOf(state.Number, state.LastLogged)),
            ("$activity", activity));
        session.Execute(
            "UPDATE direct_line SET entries = entries + 1, bytes = bytes + $bytes WHERE number = $number",
            ("$bytes", activity.Length),
            ("$number", state.Number));
        while (IsBeyond(session, state.Number, limits))
        {
            TakeOldest(session, state.Number);
        }
    }

    /// <summary>What the log holds after <paramref name="sequence"/>, in order.</summary>
    public static IReadOnlyList<LoggedActivity> ReadAfter(SqliteSession session, long conversation, long sequence)
    {
        var logged = new List<LoggedActivity>();
        using var rows = session.Query(
            "SELECT number, activity FROM direct_line_log WHERE number > $after AND number <= $last ORDER BY number",
            ("$after", NumberOf(conversation, sequence)),
            ("$last", NumberOf(conversation, MaxSequence)));
        while (rows.Read())
        {
            logged.Add(new LoggedActivity(rows.GetInt64(0) & MaxSequence, rows.GetFieldValue<byte[]>(1)));
        }

        return logged;
    }

    /// <summary>Deletes the log.</summary>
    public static void Delete(SqliteSession session, long conversation) => session.Execute(
        "DELETE FROM direct_line_log WHERE number BETWEEN $first AND $last",
        ("$first", NumberOf(conversation, 0)),
        ("$last", NumberOf(conversation, MaxSequence)));

    private static long NumberOf(long conversation, long sequence) => (conversation << SequenceBits) | Math.Min(sequence, MaxSequence);

    private static bool IsBeyond(SqliteSession session, long conversation, DirectLineLimits limits) => session.Number(
        "SELECT entries > 1 AND (entries > $entries OR bytes > $bytes) FROM direct_line WHERE number = $number",
        ("$entries", limits.MaxActivities),
        ("$bytes", limits.MaxLogBytes),
        ("$number", conversation)) == 1;

    private static void TakeOldest(SqliteSession session, long conversation)
    {
        var freed = session.Number(
            """
            DELETE FROM direct_line_log WHERE number =
                (SELECT min(number) FROM direct_line_log WHERE number BETWEEN $first AND $last) RETURNING length(activity)
            """,
            ("$first", NumberOf(conversation, 0)),
            ("$last", NumberOf(conversation, MaxSequence)));
        session.Execute(
            "UPDATE direct_line SET entries = entries - 1, bytes = bytes - $bytes WHERE number = $number",
            ("$bytes", freed),
            ("$number", conversation));
    }
}

using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>How many chunks hold each term, and how often each surface word occurs: kept so that a start need not count anew.</summary>
internal static class CountTable
{
    /// <summary>Takes the former counts of a document out and puts its new ones in.</summary>
    public static void Replace(SqliteSession session, DocumentCounts former, DocumentCounts now)
    {
        Apply(session, AddTerm, DropTerm, IndexStatistics.Changes(former.Terms, now.Terms));
        Apply(session, AddWord, DropWord, IndexStatistics.Changes(former.Words, now.Words));
    }

    public static IEnumerable<KeyValuePair<string, int>> Terms(SqliteSession session) =>
        Read(session, "SELECT term, count FROM terms");

    public static IEnumerable<KeyValuePair<string, int>> Words(SqliteSession session) =>
        Read(session, "SELECT term, count FROM words");

    /// <summary>Deletes the counts of words, for a recount.</summary>
    public static void ClearWords(SqliteSession session) => session.Execute("DELETE FROM words");

    private const string AddTerm =
        "INSERT INTO terms (term, count) VALUES ($term, $change) ON CONFLICT (term) DO UPDATE SET count = count + excluded.count";

    private const string DropTerm = "DELETE FROM terms WHERE term = $term AND count <= 0";

    private const string AddWord =
        "INSERT INTO words (term, count) VALUES ($term, $change) ON CONFLICT (term) DO UPDATE SET count = count + excluded.count";

    private const string DropWord = "DELETE FROM words WHERE term = $term AND count <= 0";

    private static void Apply(SqliteSession session, string add, string drop, IEnumerable<KeyValuePair<string, int>> changes)
    {
        foreach (var (term, change) in changes)
        {
            session.Execute(add, ("$term", term), ("$change", change));
            if (change < 0)
            {
                session.Execute(drop, ("$term", term));
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, int>> Read(SqliteSession session, string sql)
    {
        using var reader = session.Query(sql);
        while (reader.Read())
        {
            yield return new(reader.GetString(0), reader.GetInt32(1));
        }
    }
}

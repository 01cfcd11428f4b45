using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// Counts the surface words anew when they were counted by another version of the tokenizer: what a document is taken out with later must
/// be what it was put in with.
/// </summary>
internal static class WordRecount
{
    public static bool IsNeeded(SqliteSession session) =>
        session.Scalar("SELECT value FROM meta WHERE key = 'words'") as string != TermAnalyzer.Version;

    public static void Run(SqliteSession session)
    {
        CountTable.ClearWords(session);
        foreach (var number in DocumentTable.Numbers(session))
        {
            if (DocumentTable.Text(session, number) is var (title, text))
            {
                CountTable.Replace(session, DocumentCounts.None, DocumentCounts.Of(title, text, []));
            }
        }

        session.Execute(
            "INSERT INTO meta (key, value) VALUES ('words', $version) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            ("$version", TermAnalyzer.Version));
    }
}

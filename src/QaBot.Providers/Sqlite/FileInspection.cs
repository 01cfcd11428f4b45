using Microsoft.Data.Sqlite;

namespace QaBot.Providers.Sqlite;

/// <summary>Looks at a database file of ours without changing it. What is wrong with the file is an answer, never an exception.</summary>
internal static class FileInspection
{
    /// <summary>Opens the file for reading and gives what <paramref name="inspect"/> finds, or what <paramref name="unusable"/> makes of the fault.</summary>
    public static T Run<T>(string path, DatabaseProfile profile, int busyTimeoutSeconds, Func<SqliteSession, T> inspect, Func<string, T> unusable)
    {
        try
        {
            using var session = SqliteSession.OpenReadOnly(path);
            return inspect(session);
        }
        catch (SqliteException exception)
        {
            return unusable(
                SqliteFaults.IsForPeople(exception)
                    ? SqliteFaults.Translate(exception, profile, path, busyTimeoutSeconds).Message
                    : exception.Message);
        }
    }

    /// <summary>Why the file cannot be used, and the mend; null when it can.</summary>
    /// <param name="session">The file, opened for reading.</param>
    /// <param name="path">Its path, for the message.</param>
    /// <param name="profile">Whose file it should be.</param>
    /// <param name="newest">The newest schema that this program knows.</param>
    /// <param name="whenDamaged">The mend of a damaged file, a sentence.</param>
    public static string? FaultOf(SqliteSession session, string path, DatabaseProfile profile, int newest, string whenDamaged)
    {
        if (session.Number("PRAGMA application_id") != profile.ApplicationId)
        {
            return $"'{path}' is a database of another program. Move it away, or name another data folder (QaBot:Data:Folder).";
        }

        var version = SchemaMigration.VersionOf(session);
        if (version > newest)
        {
            return $"'{path}' was written by a newer program: its schema has version {version}, this program knows up to {newest}. Start the newer program, or name another data folder (QaBot:Data:Folder).";
        }

        return session.Scalar("PRAGMA quick_check(1)") is string fault and not "ok" ? $"'{path}' is damaged ({fault}). {whenDamaged}" : null;
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QaBot.Providers.Sqlite;

/// <summary>Says in words for people what SQLite reports of the world outside: disk, locks, rights, damage.</summary>
internal static class SqliteFaults
{
    private const int ExtendedCantOpenIsDirectory = 526;

    /// <summary>Whether the fault means that the file is damaged or no database.</summary>
    public static bool IsDamage(SqliteException exception) =>
        exception.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether the fault is for people to mend; anything else is a fault of the program.</summary>
    public static bool IsForPeople(SqliteException exception) => exception.SqliteErrorCode is
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_PERM
        or raw.SQLITE_AUTH or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>The exception for people.</summary>
    public static Exception Translate(SqliteException exception, DatabaseProfile profile, string path, int busyTimeoutSeconds) =>
        profile.Unavailable(Explain(exception, profile, path, busyTimeoutSeconds), exception);

    private static string Explain(SqliteException exception, DatabaseProfile profile, string path, int busyTimeoutSeconds) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"The {profile.Noun} '{path}' is locked: another process has been writing to it for more than {busyTimeoutSeconds} s (QaBot:Data:BusyTimeoutSeconds). Wait until it is done, or end it, then try again.",
        raw.SQLITE_FULL =>
            $"The disk with the {profile.Noun} '{path}' is full: {profile.WhenFull}. Free some space, or name a data folder on another disk (QaBot:Data:Folder).",
        raw.SQLITE_IOERR =>
            $"The {profile.Noun} '{path}' could not be read or written ({exception.Message}). Check the disk and its free space, then try again.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"The {profile.Noun} '{path}' may not be written to. Give this account the right to write to its folder, or name another data folder (QaBot:Data:Folder).",
        raw.SQLITE_CANTOPEN when exception.SqliteExtendedErrorCode == ExtendedCantOpenIsDirectory || Directory.Exists(path) =>
            $"'{path}' is a folder, expected the {profile.Noun} file. Move the folder away, or name another data folder (QaBot:Data:Folder).",
        raw.SQLITE_CANTOPEN =>
            $"The {profile.Noun} '{path}' cannot be opened. Give this account the right to read and write it and its folder, or name another data folder (QaBot:Data:Folder).",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            $"The {profile.Noun} '{path}' is damaged ({exception.Message}). {profile.WhenDamaged}",
        _ => exception.Message,
    };
}

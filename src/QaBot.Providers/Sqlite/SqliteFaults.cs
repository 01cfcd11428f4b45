using Microsoft.Data.Sqlite;
using QaBot.Core.Indexing;
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
    public static bool IsForPeople(SqliteException exception) => Explain(exception, "", 0) is not null;

    /// <summary>The exception for people.</summary>
    public static IndexUnavailableException Translate(SqliteException exception, string path, int busyTimeoutSeconds) =>
        new(Explain(exception, path, busyTimeoutSeconds) ?? exception.Message, exception);

    private static string? Explain(SqliteException exception, string path, int busyTimeoutSeconds) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"The index '{path}' is locked: another process has been writing to it for more than {busyTimeoutSeconds} s (QaBot:Data:BusyTimeoutSeconds). Wait until it is done, or end it, then try again.",
        raw.SQLITE_FULL =>
            $"The disk with the index '{path}' is full: nothing of the change was kept, what was indexed before still answers. Free some space, or name a data folder on another disk (QaBot:Data:Folder).",
        raw.SQLITE_IOERR =>
            $"The index '{path}' could not be read or written ({exception.Message}). Check the disk and its free space, then try again.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"The index '{path}' may not be written to. Give this account the right to write to its folder, or name another data folder (QaBot:Data:Folder).",
        raw.SQLITE_CANTOPEN when exception.SqliteExtendedErrorCode == ExtendedCantOpenIsDirectory || Directory.Exists(path) =>
            $"'{path}' is a folder, expected the index file. Move the folder away, or name another data folder (QaBot:Data:Folder).",
        raw.SQLITE_CANTOPEN =>
            $"The index '{path}' cannot be opened. Give this account the right to read and write it and its folder, or name another data folder (QaBot:Data:Folder).",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            $"The index '{path}' is damaged ({exception.Message}). Stop the program, delete the file and the ones beside it whose names start with it, and start again: everything is indexed anew from the documents.",
        _ => null,
    };
}

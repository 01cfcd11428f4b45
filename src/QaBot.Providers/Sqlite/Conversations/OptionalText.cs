using Microsoft.Data.Sqlite;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Reads columns that may hold nothing.</summary>
internal static class OptionalText
{
    /// <summary>The text of a column; null where it holds NULL.</summary>
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

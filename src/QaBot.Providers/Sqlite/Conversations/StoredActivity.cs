using System.Text.Json;
using Microsoft.Data.Sqlite;
using QaBot.BotFramework.Activities;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Activities as they stand in the file: the wire's own JSON, and the caller beside it, who never goes over the wire.</summary>
internal static class StoredActivity
{
    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Options);

    /// <summary>Reads the columns <paramref name="caller"/> and <paramref name="activity"/> of a row.</summary>
    public static Activity Read(SqliteDataReader row, int caller, int activity) =>
        JsonSerializer.Deserialize<Activity>(row.GetString(activity), ActivityJson.Options)! with
        {
            CallerId = row.IsDBNull(caller) ? null : row.GetString(caller),
        };
}

using System.Security.Cryptography;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>The key that signs Direct Line tokens, in the table <c>meta</c>: made with the file, and never changed.</summary>
internal static class SigningKeyRow
{
    /// <summary>Makes the key unless it is there.</summary>
    public static void Make(SqliteSession session) => session.Execute(
        "INSERT INTO meta (key, value) VALUES ('direct_line_key', $key) ON CONFLICT (key) DO NOTHING",
        ("$key", RandomNumberGenerator.GetBytes(DirectLineTokens.KeyLength)));

    public static byte[] Read(SqliteSession session) => (byte[])session.Scalar("SELECT value FROM meta WHERE key = 'direct_line_key'")!;
}

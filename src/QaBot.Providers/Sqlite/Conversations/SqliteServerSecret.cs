using System.Security.Cryptography;
using System.Text;
using QaBot.BotFramework.Turns;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Derives keys by HKDF (RFC 5869) from the key that was made with the file.</summary>
internal sealed class SqliteServerSecret(ConversationDatabase database) : ServerSecret
{
    /// <inheritdoc/>
    public override byte[] Derive(string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, database.SigningKey, outputLength: 32, info: Encoding.UTF8.GetBytes($"qabot {purpose}"));
    }
}

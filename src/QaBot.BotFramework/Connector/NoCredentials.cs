namespace QaBot.BotFramework.Connector;

/// <summary>Development mode: the bot has no identity, and only calls this machine.</summary>
public sealed class NoCredentials : ConnectorCredentials
{
    /// <inheritdoc/>
    public override ValueTask<string?> GetTokenAsync(string? audience, string? rejected, CancellationToken cancellationToken) => new((string?)null);
}

namespace QaBot.BotFramework.Connector;

/// <summary>Where the bot's own tokens come from. Thread-safe.</summary>
public abstract class ConnectorCredentials
{
    /// <summary>Gets a token, from the cache as long as it holds; at most one is fetched at a time for each audience.</summary>
    /// <param name="audience">The app id of the parent bot that takes it; null for a channel.</param>
    /// <param name="rejected">A token from here that was not accepted: it is not given again. Null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The token; null in development mode, in which calls carry none.</returns>
    /// <exception cref="CredentialsException">There is none to be had; the message says which setting to look at.</exception>
    public abstract ValueTask<string?> GetTokenAsync(string? audience, string? rejected, CancellationToken cancellationToken);
}

namespace QaBot.BotFramework.Connector.Credentials;

/// <summary>A way to get tokens for this bot, with its own cache. Thread-safe.</summary>
internal abstract class TokenSource
{
    /// <summary>Gets a token for <paramref name="scope"/>, such as <c>https://api.botframework.com/.default</c>.</summary>
    /// <param name="scope">What it is for.</param>
    /// <param name="renew">Whether the cached one is of no use.</param>
    public abstract Task<string> AcquireAsync(string scope, bool renew);
}

namespace QaBot.Commands;

/// <summary>The server cannot listen. The message is written for the person who started it.</summary>
internal sealed class ServerStartException : Exception
{
    public ServerStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace QaBot.BotFramework.Connector;

/// <summary>A host turned out to have no address that may be connected to. It is the inner exception of what the HTTP client throws.</summary>
public sealed class ForbiddenAddressException : Exception
{
    /// <inheritdoc cref="Exception(string, Exception)"/>
    public ForbiddenAddressException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

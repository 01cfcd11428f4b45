namespace QaBot.BotFramework.Connector;

/// <summary>No token was to be had. The message holds no secret and nothing that the login service said beyond its error code.</summary>
public sealed class CredentialsException : Exception
{
    /// <summary>Creates the exception.</summary>
    public CredentialsException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public CredentialsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public CredentialsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether a setting has to be changed before it can work.</summary>
    public bool IsConfiguration { get; init; }

    /// <summary>How long the login service asked to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

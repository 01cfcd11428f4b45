using System.Net;

namespace QaBot.BotFramework.Connector;

/// <summary>A channel did not take what the bot sent. The message holds nothing of what was sent.</summary>
public sealed class ConnectorException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ConnectorException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public ConnectorException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ConnectorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the channel answered; null when it did not answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The channel's own name for the fault, such as <c>ConversationNotFound</c>; null when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>What the channel said, cut; null when it said nothing. From outside: for telling faults apart, not for logs or people.</summary>
    internal string? Reason { get; init; }

    /// <summary>What the fault means for what was to be sent. <see cref="ConnectorFaultKind.Refused"/> unless said otherwise.</summary>
    public ConnectorFaultKind Kind { get; init; }

    /// <summary>How long the channel asked to be left alone; null when it did not say. Never negative.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

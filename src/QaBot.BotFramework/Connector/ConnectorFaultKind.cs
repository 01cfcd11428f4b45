namespace QaBot.BotFramework.Connector;

/// <summary>What a failed call to a channel means for what was to be sent.</summary>
public enum ConnectorFaultKind
{
    /// <summary>It was refused, or may not be sent: the same call will fail again.</summary>
    Refused,

    /// <summary>It did not arrive, and may do so later: the channel cannot be reached, is busy or out of order, or no token was to be had.</summary>
    Unavailable,

    /// <summary>It may have arrived: nobody knows. Sent again, a person might get it twice.</summary>
    Uncertain,
}

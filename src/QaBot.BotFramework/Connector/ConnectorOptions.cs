namespace QaBot.BotFramework.Connector;

/// <summary>How the bot calls the channels back.</summary>
public sealed class ConnectorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Connector";

    /// <summary>How long one call to a channel may take, in seconds, 1 to 300. Default 15.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How often one activity is sent at most, in attempts, 1 to 10; 1 never tries again. Default 4.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>
    /// How long one activity is tried for within a turn, in seconds, 1 to 300; a channel that asks for a longer wait gets the
    /// activity later, from the outbox. Default 30. Ignored when <see cref="MaxAttempts"/> is 1.
    /// </summary>
    public int RetryBudgetSeconds { get; set; } = 30;

    /// <summary>How long a message waits in the outbox for a channel that is out of order, in hours, 1 to 168, before it is given up. Default 24.</summary>
    public int OutboxHours { get; set; } = 24;

    /// <summary>
    /// Hosts that are called although no token vouches for them, such as those of parent bots: a name, an address, or
    /// <c>*.example.org</c> for all below a domain. They may lie in a private network. Default none: besides those that a token
    /// vouches for, only the Bot Framework's own hosts are called, and this machine. Ignored without an app id.
    /// </summary>
    public IList<string> TrustedHosts { get; } = [];
}

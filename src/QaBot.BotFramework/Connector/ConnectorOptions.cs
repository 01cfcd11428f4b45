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
}

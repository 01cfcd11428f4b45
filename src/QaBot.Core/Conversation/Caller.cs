namespace QaBot.Core.Conversation;

/// <summary>Who asks.</summary>
/// <param name="Id">The channel's id for the person; empty for the person at this machine's terminal.</param>
/// <param name="Name">What the person is called; null when the channel does not say.</param>
public sealed record Caller(string Id, string? Name = null)
{
    /// <summary>The person at the terminal.</summary>
    public static Caller Local { get; } = new("");
}

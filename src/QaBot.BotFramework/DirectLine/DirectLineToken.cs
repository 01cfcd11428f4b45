namespace QaBot.BotFramework.DirectLine;

/// <summary>What a Direct Line token says.</summary>
/// <param name="ConversationId">The one conversation it opens.</param>
/// <param name="UserId">The user it is bound to; null when it is bound to none.</param>
/// <param name="Expires">From when on it is refused.</param>
public sealed record DirectLineToken(string ConversationId, string? UserId, DateTimeOffset Expires)
{
    /// <summary>Origins whose pages may use it, as browsers write them; empty for all that the server allows.</summary>
    public IReadOnlyList<string> TrustedOrigins { get; init; } = [];
}

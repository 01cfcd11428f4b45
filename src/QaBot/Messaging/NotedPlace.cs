namespace QaBot.Messaging;

/// <summary>What was last noted of a conversation, and when by the clock's timestamp.</summary>
internal sealed record NotedPlace(string? ServiceUrl, string? UserId, string? Locale, bool IsVouchedFor)
{
    public long At { get; init; }
}

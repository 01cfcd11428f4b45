namespace QaBot.Tickets;

/// <summary>How telling a desk went.</summary>
/// <param name="Verdict">What the desk made of it.</param>
/// <param name="Reason">Why it was not taken, a sentence with nothing of the ticket in it; empty when it was.</param>
/// <param name="After">How long the desk asked to be left alone; null when it did not say.</param>
internal sealed record DeskOutcome(DeskVerdict Verdict, string Reason = "", TimeSpan? After = null)
{
    /// <summary>The desk has the news.</summary>
    public static DeskOutcome Delivered { get; } = new(DeskVerdict.Delivered);

    /// <summary>The desk may take it later.</summary>
    public static DeskOutcome Retry(string reason, TimeSpan? after = null) => new(DeskVerdict.Retry, reason, after);

    /// <summary>The desk will never take it.</summary>
    public static DeskOutcome Refused(string reason) => new(DeskVerdict.Refused, reason);
}

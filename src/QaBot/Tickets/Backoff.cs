namespace QaBot.Tickets;

/// <summary>Says how long to wait after a failed attempt: from 5 s, doubled each time to 10 min, a fifth more or less.</summary>
internal static class Backoff
{
    private const int Steps = 1_000;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>The wait.</summary>
    /// <param name="earlierAttempts">How often it failed before this time.</param>
    /// <param name="asked">How long the other side asked for; null when it did not. More than an hour counts as an hour.</param>
    /// <param name="of">What is tried: things that failed together do not come back together.</param>
    public static TimeSpan After(int earlierAttempts, TimeSpan? asked, string of)
    {
        var doubled = TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Clamp(earlierAttempts, 0, 10)));
        var jittered = doubled * (0.8 + (0.4 * ChanceOf($"{of}/{earlierAttempts}")));
        var wanted = asked is { } time && time > LongestAsked ? LongestAsked : asked ?? TimeSpan.Zero;
        return wanted > jittered ? wanted : jittered;
    }

    // From 0 to 1, and the same each time, so that a test knows it.
    private static double ChanceOf(string text) => Convert.ToUInt32(Fingerprint.Of(text)[..8], 16) % Steps / (double)Steps;
}

using System.Net;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Decides whether and when a failed call is made again: 412, 429, 502, 503 and 504, whose senders ask for it, and a connection that
/// never came about. Not after a call that may have arrived without an answer.
/// </summary>
internal sealed class RetryDelays(TimeProvider time)
{
    /// <summary>The longest wait that is worth it; a channel that wants more is not asked again within the turn.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Jitter only has to differ between processes.
    private readonly Random _jitter = new(unchecked((int)time.GetTimestamp()));
    private readonly Lock _gate = new();

    /// <summary>How long to wait after attempt number <paramref name="attempt"/> (1-based); null to give up.</summary>
    public TimeSpan? Before(int attempt, ConnectorOutcome outcome)
    {
        if (outcome.MayHaveArrived || !IsTransient(outcome.Fault?.Status))
        {
            return null;
        }

        var delay = Asked(outcome) ?? Backoff(attempt);
        return delay <= Longest ? delay : null;
    }

    private static bool IsTransient(HttpStatusCode? status) => status is null
        or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private TimeSpan? Asked(ConnectorOutcome outcome)
    {
        var wait = outcome.RetryAfter?.Delta ?? (outcome.RetryAfter?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>1 s, 2 s, 4 s and so on, 20 % more or less.</summary>
    private TimeSpan Backoff(int attempt)
    {
        lock (_gate)
        {
            return TimeSpan.FromSeconds(Math.Pow(2, attempt - 1) * (0.8 + (0.4 * _jitter.NextDouble())));
        }
    }
}

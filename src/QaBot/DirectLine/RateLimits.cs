using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.DirectLine;

/// <summary>Counts what addresses and conversations ask for. Thread-safe.</summary>
internal sealed class RateLimits : IDisposable
{
    private readonly Dictionary<LimitedRequest, PartitionedRateLimiter<string>> _byAddress;
    private readonly Dictionary<LimitedRequest, PartitionedRateLimiter<string>> _byConversation;

    public RateLimits(IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        var (minute, hour) = (TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        _byAddress = new()
        {
            [LimitedRequest.Token] = Limiter(limits.TokensPerAddress, minute),
            [LimitedRequest.Conversation] = Limiter(limits.ConversationsPerAddress, hour),
            [LimitedRequest.Post] = Limiter(limits.PostsPerAddress, minute),
            [LimitedRequest.Upload] = Limiter(limits.UploadsPerAddress, minute),
            [LimitedRequest.Stream] = Limiter(limits.StreamsPerAddress, minute),
        };
        _byConversation = new()
        {
            [LimitedRequest.Post] = Limiter(limits.PostsPerConversation, minute),
            [LimitedRequest.Upload] = Limiter(limits.UploadsPerConversation, minute),
            [LimitedRequest.Stream] = Limiter(limits.StreamsPerConversation, minute),
        };
    }

    /// <summary>Counts a request of an address. Null when it may go on, otherwise the refusal.</summary>
    public IResult? RefuseAddress(LimitedRequest kind, HttpContext context) =>
        Refuse(_byAddress[kind], CallerNetwork.Of(context.Connection.RemoteIpAddress), context.Response);

    /// <summary>Counts a request to a conversation, by somebody who may make it. Null when it may go on, otherwise the refusal.</summary>
    public IResult? RefuseConversation(LimitedRequest kind, string conversationId, HttpContext context) =>
        Refuse(_byConversation[kind], conversationId, context.Response);

    public void Dispose()
    {
        foreach (var limiter in _byAddress.Values.Concat(_byConversation.Values))
        {
            limiter.Dispose();
        }
    }

    // Fills up steadily instead of at the end of a window, so that whoever is refused waits for seconds.
    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan time)
    {
        var steps = Math.Min(permits, (int)time.TotalSeconds);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = (permits + steps - 1) / steps,
            ReplenishmentPeriod = time / steps,
        };
        return PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket));
    }

    private static IResult? Refuse(PartitionedRateLimiter<string> limiter, string key, HttpResponse response)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        return DirectLineFault.TooManyRequests(response, (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
    }
}

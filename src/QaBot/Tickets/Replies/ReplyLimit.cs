using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.Tickets.Replies;

/// <summary>Refuses what one address asks for too often: 429 with <c>Retry-After</c>.</summary>
internal sealed class ReplyLimit : IEndpointFilter, IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter;

    public ReplyLimit(IOptions<TicketsOptions> options)
    {
        // Fills up steadily instead of at the end of a minute, so that whoever is refused waits for seconds.
        var permits = options.Value.RequestsPerAddress;
        var steps = Math.Min(permits, 60);
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = (permits + steps - 1) / steps,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / steps,
        };
        _limiter = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket));
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        using var lease = _limiter.AttemptAcquire(CallerNetwork.Of(http.Connection.RemoteIpAddress));
        if (lease.IsAcquired)
        {
            return await next(context);
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        var seconds = (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ReplyFault.Of(StatusCodes.Status429TooManyRequests, $"Too much was asked for in a short time. Wait {seconds} s and try again.");
    }

    public void Dispose() => _limiter.Dispose();
}

using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace QaBot.DirectLine;

/// <summary>Keeps one address from asking for tokens and conversations without end.</summary>
internal sealed class TokenRateLimit : IEndpointFilter, IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> _limiter;

    public TokenRateLimit(IOptions<DirectLineOptions> options)
    {
        var permits = options.Value.TokensPerMinute;
        _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }));
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        using var lease = _limiter.AttemptAcquire(http.Connection.RemoteIpAddress ?? IPAddress.None);
        if (lease.IsAcquired)
        {
            return await next(context);
        }

        // DirectLineJS reads the number as milliseconds, everybody else as seconds; a small one is harmless in both readings.
        http.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return DirectLineFault.TooManyRequests();
    }

    public void Dispose() => _limiter.Dispose();
}

namespace QaBot.DirectLine;

/// <summary>Refuses what one address asks for too often. The holder of the secret speaks for many people, so it is let through.</summary>
internal sealed class AddressRateLimit(LimitedRequest kind, RateLimits limits, DirectLineAccess access) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return access.IsSecret(DirectLineAccess.Bearer(http.Request)) || limits.RefuseAddress(kind, http) is not { } refusal
            ? await next(context)
            : refusal;
    }
}

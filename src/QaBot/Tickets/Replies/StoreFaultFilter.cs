namespace QaBot.Tickets.Replies;

/// <summary>Answers 503 when tickets cannot be read or written, so that the caller comes again.</summary>
internal sealed partial class StoreFaultFilter(ILogger<StoreFaultFilter> logger) : IEndpointFilter
{
    private const int RetrySeconds = 30;

    private readonly ILogger _logger = logger;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or BadHttpRequestException))
        {
            LogFault(fault);
            context.HttpContext.Response.Headers.RetryAfter = "30";
            return ReplyFault.Of(
                StatusCodes.Status503ServiceUnavailable, $"Tickets cannot be read or written just now, and the reply was not sent. Try again in {RetrySeconds} s.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Tickets cannot be read or written.")]
    private partial void LogFault(Exception fault);
}

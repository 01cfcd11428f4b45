using QaBot.BotFramework;

namespace QaBot.DirectLine;

/// <summary>Answers that the bot is busy where what is said cannot be kept: nothing was taken in, and the client may send it again.</summary>
internal sealed partial class StoreFaultFilter(ILogger<StoreFaultFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ConversationsUnavailableException fault)
        {
            LogUnavailable(fault);
            return DirectLineFault.BotBusy();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line request was refused: what is said could not be kept.")]
    private partial void LogUnavailable(Exception fault);
}

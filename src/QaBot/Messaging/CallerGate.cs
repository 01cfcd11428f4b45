using System.Globalization;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Authentication;

namespace QaBot.Messaging;

/// <summary>Lets callers in or turns them away: without a body, and with one line in the log that says why.</summary>
internal sealed partial class CallerGate(InboundAuthenticator authenticator, ILogger<CallerGate> logger)
{
    private const int RetryAfterSeconds = 15;

    /// <summary>What the header proves, or the response for who is turned away. The body is not read.</summary>
    public async ValueTask<(VerifiedToken? Token, IResult? Refusal)> VerifyAsync(HttpContext context)
    {
        var (token, refusal) = await authenticator.VerifyAsync(context.Request.Headers.Authorization, context.RequestAborted);
        return (token, refusal is null ? null : TurnAway(refusal, context));
    }

    /// <summary>Who sent <paramref name="activity"/>, or the response for who is turned away.</summary>
    public (AuthenticatedCaller? Caller, IResult? Refusal) Admit(VerifiedToken token, Activity activity, HttpContext context)
    {
        var (caller, refusal) = authenticator.Admit(token, activity);
        return (caller, refusal is null ? null : TurnAway(refusal, context));
    }

    private IResult TurnAway(CallerRefusal refusal, HttpContext context)
    {
        LogTurnedAway(refusal.Status, refusal.Reason);
        switch (refusal.Status)
        {
            case StatusCodes.Status401Unauthorized:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status503ServiceUnavailable:
                context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                break;
        }

        return Results.StatusCode(refusal.Status);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turned a caller away with {Status}: {Reason}.")]
    private partial void LogTurnedAway(int status, string reason);
}

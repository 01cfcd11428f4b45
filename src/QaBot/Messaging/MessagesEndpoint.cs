using System.Globalization;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>
/// <c>POST /api/messages</c>: takes an activity in and acknowledges it at once; the answer follows through the Connector. Only
/// <c>expectReplies</c> and <c>invoke</c> are answered in the response.
/// </summary>
internal sealed partial class MessagesEndpoint(
    CallerGate gate, TurnQueue queue, ConnectorSenders senders, ServiceUrlPolicy policy, ChannelRenderers renderers, AnsweredMessages answered,
    IOptions<MessagingOptions> options, TimeProvider time, ILogger<MessagesEndpoint> logger)
{
    public const string Path = "/api/messages";

    private const int RetryAfterSeconds = 5;
    private const string StillWorking = "This takes longer than I can keep you waiting. Please ask again in a moment.";

    private TimeSpan Deadline => TimeSpan.FromSeconds(options.Value.ResponseDeadlineSeconds);

    public async Task<IResult> PostAsync(HttpContext context)
    {
        // Before anything else: a stranger is not worth the reading of a body.
        var (token, refusal) = await gate.VerifyAsync(context);
        return token is null ? refusal! : await ReadAsync(token, context);
    }

    private async Task<IResult> ReadAsync(VerifiedToken token, HttpContext context)
    {
        if (!ActivityBody.IsJson(context.Request))
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "the content type is not application/json; set it");
        }

        if (!ActivityBody.IsPlain(context.Request))
        {
            context.Response.Headers.AcceptEncoding = "identity";
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "the body is compressed; send it as it is");
        }

        try
        {
            var maximum = options.Value.MaxActivityBytes;
            return await ActivityBody.ReadAsync(context.Request, maximum, context.RequestAborted) is { } body
                ? await TakeAsync(ActivityReader.Read(body), token, context)
                : Refuse(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", TooBig(maximum));
        }
        catch (BadHttpRequestException fault)
        {
            return Refuse(fault.StatusCode, "BadRequest", "the body could not be read to its end; send it whole and without long pauses");
        }
    }

    private async Task<IResult> TakeAsync(ActivityReading reading, VerifiedToken token, HttpContext context)
    {
        if (reading.Activity is not { } activity)
        {
            return Refuse(StatusCodes.Status400BadRequest, "BadRequest", reading.Reason);
        }

        var (caller, turnedAway) = gate.Admit(token, activity, context);
        return caller is null ? turnedAway! : await TakeAsync(activity with { CallerId = caller.CallerId }, caller, context);
    }

    private async Task<IResult> TakeAsync(Activity activity, AuthenticatedCaller caller, HttpContext context)
    {
        answered.Note(activity);
        if (activity.ExpectsReplies() && activity.Type != ActivityTypes.Invoke)
        {
            return await ReplyInResponseAsync(activity, context);
        }

        var target = new ConnectorTarget(activity.ServiceUrl ?? "", caller.IsServiceUrlVouchedFor, caller.Audience);
        if (ServiceUrlFault(activity, target) is { } refusal)
        {
            return refusal;
        }

        var sender = senders.For(target);
        return activity.Type == ActivityTypes.Invoke
            ? await AnswerInvokeAsync(activity, sender, context)
            : await AcknowledgeAsync(activity, sender, caller, context);
    }

    private async Task<IResult> AcknowledgeAsync(Activity activity, ActivitySender sender, AuthenticatedCaller caller, HttpContext context)
    {
        var turn = new TurnContext(activity, sender) { Route = ConnectorRoute.RouteName, IsVouchedFor = caller.IsServiceUrlVouchedFor };
        return await queue.EnqueueAsync(turn, context.RequestAborted) ? Results.StatusCode(StatusCodes.Status202Accepted) : Busy(context);
    }

    private async Task<IResult> ReplyInResponseAsync(Activity activity, HttpContext context)
    {
        var replies = new BufferedSender();
        var turn = new TurnContext(activity, replies) { IsAnsweredInResponse = true };
        if (!await queue.EnqueueAsync(turn, context.RequestAborted))
        {
            return Busy(context);
        }

        if (!await EndsInTimeAsync(turn))
        {
            await SayStillWorkingAsync(turn, context.RequestAborted);
        }

        turn.Close();
        return Results.Json(new ActivitySet { Activities = replies.Take() }, ActivityJson.Options);
    }

    private async Task SayStillWorkingAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type == ActivityTypes.Message)
        {
            foreach (var notice in renderers.For(turn.Activity).RenderNotice(StillWorking, turn.Activity))
            {
                await turn.SendAsync(notice, cancellationToken);
            }
        }

        if (turn.Activity.IsToSkill() && (turn.Activity.Type == ActivityTypes.Message || SkillQuestion.Is(turn.Activity)))
        {
            await SkillResponder.EndAfterAsync(turn, new TimeoutException(), StillWorking, cancellationToken);
        }
    }

    private async Task<IResult> AnswerInvokeAsync(Activity activity, ActivitySender sender, HttpContext context)
    {
        var turn = new TurnContext(activity, sender) { IsAnsweredInResponse = true };
        if (!await queue.EnqueueAsync(turn, context.RequestAborted))
        {
            return Busy(context);
        }

        if (!await EndsInTimeAsync(turn))
        {
            turn.Close();
            return Refuse(StatusCodes.Status504GatewayTimeout, "Timeout", "the invoke took too long");
        }

        if (turn.HasFailed)
        {
            return Refuse(StatusCodes.Status500InternalServerError, "ServiceError", $"the invoke failed; the log says why under {turn.TraceId}");
        }

        return turn.InvokeResponse switch
        {
            null => Results.StatusCode(StatusCodes.Status501NotImplemented),
            { Body: null } bare => Results.StatusCode(bare.Status),
            var whole => Results.Json(whole.Body, ActivityJson.Options, statusCode: whole.Status),
        };
    }

    private async Task<bool> EndsInTimeAsync(TurnContext turn)
    {
        try
        {
            await turn.Completion.WaitAsync(Deadline, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private IResult? ServiceUrlFault(Activity activity, ConnectorTarget target)
    {
        if (string.IsNullOrEmpty(activity.ServiceUrl) && !IsAnswered(activity))
        {
            return null;
        }

        var verdict = policy.Judge(target);
        if (verdict.Reason is null)
        {
            return null;
        }

        LogRefused(verdict.Reason);
        return string.IsNullOrEmpty(activity.ServiceUrl)
            ? Refuse(StatusCodes.Status400BadRequest, "BadRequest", verdict.Reason)
            : Refuse(StatusCodes.Status403Forbidden, "ServiceUrlNotAllowed", verdict.Reason);
    }

    private static bool IsAnswered(Activity activity) =>
        activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete
            or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate
        || (activity.Type == ActivityTypes.Event && SkillQuestion.Is(activity));

    private static IResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Refuse(StatusCodes.Status503ServiceUnavailable, "Busy", "too many activities are waiting; send it again later");
    }

    private static string TooBig(int maximum) => string.Create(
        CultureInfo.InvariantCulture, $"the body is larger than {maximum:N0} bytes; shorten it, or raise {MessagingOptions.Section}:MaxActivityBytes");

    private static IResult Refuse(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, ActivityJson.Options, statusCode: status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused an activity: {Reason}.")]
    private partial void LogRefused(string reason);
}

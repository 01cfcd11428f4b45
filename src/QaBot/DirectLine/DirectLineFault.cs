using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>The refusals of the Direct Line endpoints: the status that its clients expect, a code and a sentence.</summary>
internal static class DirectLineFault
{
    public static IResult MissingToken() => Answer(
        StatusCodes.Status401Unauthorized, ErrorCodes.MissingToken,
        "The request has no \"Authorization: Bearer <token>\" header. Ask tokens/generate for a token and send it.");

    public static IResult InvalidToken() => Answer(
        StatusCodes.Status403Forbidden, ErrorCodes.InvalidToken,
        "This server did not issue the token, or it has been restarted since. Ask tokens/generate for a new one.");

    public static IResult TokenExpired() => Answer(
        StatusCodes.Status403Forbidden, ErrorCodes.TokenExpired, "Token has expired");

    public static IResult OtherConversation() => Answer(
        StatusCodes.Status403Forbidden, ErrorCodes.Forbidden,
        "The token is for another conversation. A token opens the one conversation that it was issued for.");

    public static IResult OtherOrigin() => Answer(
        StatusCodes.Status403Forbidden, ErrorCodes.Forbidden,
        "The token is for pages of other origins. Add this page's origin to the trustedOrigins when the token is generated.");

    public static IResult NotAllowed() => Answer(
        StatusCodes.Status403Forbidden, ErrorCodes.Forbidden,
        "This server gives tokens only to callers that send its Direct Line secret, or, where it has none, to pages of its own origin and of the allowed origins.");

    public static IResult NotFound() => Answer(
        StatusCodes.Status404NotFound, ErrorCodes.ConversationNotFound,
        "There is no such conversation: it was never started, or it has been idle for too long. Start a new one with POST conversations.");

    public static IResult AttachmentNotFound() => Answer(
        StatusCodes.Status404NotFound, ErrorCodes.AttachmentNotFound, "There is no such file: it was never here, or its time is over.");

    public static IResult BadArgument(string message) => Answer(
        StatusCodes.Status400BadRequest, ErrorCodes.BadArgument, message);

    public static IResult TooLarge(int limit) => Answer(
        StatusCodes.Status413PayloadTooLarge, ErrorCodes.MessageSizeTooBig, $"An activity may have {limit} bytes at most.");

    public static IResult TooLarge(string message) => Answer(
        StatusCodes.Status413PayloadTooLarge, ErrorCodes.MessageSizeTooBig, message);

    public static IResult FilesNotAccepted(string message) => Answer(
        StatusCodes.Status415UnsupportedMediaType, ErrorCodes.FilesNotAccepted, message);

    public static IResult TooSlow() => Answer(
        StatusCodes.Status408RequestTimeout, ErrorCodes.RequestTimeout, "The files took too long to arrive. Send smaller ones, or over a faster connection.");

    /// <remarks>DirectLineJS reads the number as milliseconds, everybody else as seconds; a small one is harmless in both readings.</remarks>
    public static IResult TooManyRequests(HttpResponse response, int seconds)
    {
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Answer(
            StatusCodes.Status429TooManyRequests, ErrorCodes.TooManyRequests,
            $"Too much was asked for in a short time. Wait {seconds} s and try again.");
    }

    public static IResult BotBusy() => Answer(
        StatusCodes.Status502BadGateway, ErrorCodes.BotBusy, "Failed to send activity: the bot has too much to do. Send it again.");

    private static JsonHttpResult<ErrorResponse> Answer(int status, string code, string message) =>
        TypedResults.Json(new ErrorResponse(new ErrorDetail(code, message)), statusCode: status);
}

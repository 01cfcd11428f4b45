using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.Messaging;

/// <summary>Takes what people think of answers. The log gets the reaction alone: the words beside it are the person's own.</summary>
internal sealed partial class FeedbackResponder(ILogger<FeedbackResponder> logger)
{
    // Teams shows an error for any other body.
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });
    private static readonly JsonElement Malformed = JsonSerializer.SerializeToElement(new { error = new { code = "BadArgument", message = Feedback.Fault } });

    /// <summary>Takes <see cref="Feedback"/>; an invoke is answered with an empty object.</summary>
    public Task TakeAsync(TurnContext turn)
    {
        var reaction = Feedback.Read(turn.Activity);
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            turn.InvokeResponse = reaction is null
                ? new InvokeResponse(StatusCodes.Status400BadRequest, Malformed)
                : new InvokeResponse(StatusCodes.Status200OK, Nothing);
        }

        if (reaction is { } taken)
        {
            LogTaken(turn.TraceId, taken);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TraceId}: a person rated an answer: {Reaction}.")]
    private partial void LogTaken(string traceId, FeedbackReaction reaction);
}

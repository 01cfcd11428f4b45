using System.Text.Json;
using QaBot.BotFramework;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Core.Insights;

namespace QaBot.Messaging;

/// <summary>
/// Takes what people think of answers, and keeps it by the answer. The log gets the reaction alone: the words beside it are the person's own.
/// </summary>
internal sealed partial class FeedbackResponder(FeedbackStore store, TimeProvider time, ILogger<FeedbackResponder> logger)
{
    private const int LongestComment = 2_000;
    private const int TraceLength = 32;

    // Teams shows an error for any other body.
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });
    private static readonly JsonElement Malformed = Error("BadArgument", Feedback.Fault);
    private static readonly JsonElement Foreign = Error("Forbidden", "only the person who asked can rate an answer in a chat of one person with the bot");

    /// <summary>
    /// Takes <see cref="Feedback"/>; an invoke is answered with an empty object. Of one person the latest counts. An answer that is not known any more
    /// is rated in vain, and politely: what was deleted need not be kept, and nobody can fill the store by rating what was never said.
    /// </summary>
    public async Task TakeAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (Feedback.Read(turn.Activity) is not { } reading)
        {
            Reply(turn, StatusCodes.Status400BadRequest, Malformed);
            return;
        }

        Reply(turn, StatusCodes.Status200OK, Nothing);
        try
        {
            await KeepAsync(turn, reading, cancellationToken);
        }
        catch (ConversationsUnavailableException fault)
        {
            LogNotKept(fault, turn.TraceId);
        }
    }

    private async Task KeepAsync(TurnContext turn, FeedbackReading reading, CancellationToken cancellationToken)
    {
        var by = turn.Activity.From?.Id ?? "";
        if (await FindAsync(turn.Activity, reading, cancellationToken) is not { } answer)
        {
            LogUnknown(turn.TraceId, reading.Reaction);
            return;
        }

        if (IsOfOnePerson(turn.Activity) && answer.Asker != by)
        {
            LogForeign(turn.TraceId, answer.TraceId);
            Reply(turn, StatusCodes.Status403Forbidden, Foreign);
            return;
        }

        if (await store.RateAsync(new AnswerRating(answer.TraceId, by, reading.Reaction, Shorten(reading.Comment), time.GetUtcNow()), cancellationToken))
        {
            LogTaken(turn.TraceId, reading.Reaction, answer.TraceId);
        }
    }

    /// <summary>By what the button says, by the message that it stands at, or, where the client says neither, the last answer there.</summary>
    private ValueTask<GivenAnswer?> FindAsync(Activity activity, FeedbackReading reading, CancellationToken cancellationToken)
    {
        var (channel, conversation) = (ActivityIdentity.ConversationOf(activity).Channel, ActivityIdentity.ConversationOf(activity).Id);
        if (reading.AnswerId is { } id)
        {
            return store.FindTracedAsync(channel, conversation, id.Length > TraceLength ? id[^TraceLength..] : id, cancellationToken);
        }

        return activity.ReplyToId is { Length: > 0 } message
            ? store.FindSentAsync(channel, conversation, message, cancellationToken)
            : store.FindLastAsync(channel, conversation, cancellationToken);
    }

    private static bool IsOfOnePerson(Activity activity) =>
        activity.Conversation is { IsGroup: not true } conversation
        && (string.IsNullOrEmpty(conversation.ConversationType) || activity.IsPersonal());

    private static string? Shorten(string? comment) => comment is not { Length: > LongestComment }
        ? comment
        : comment[..(char.IsHighSurrogate(comment[LongestComment - 1]) ? LongestComment - 1 : LongestComment)];

    private static void Reply(TurnContext turn, int status, JsonElement body)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            turn.InvokeResponse = new InvokeResponse(status, body);
        }
    }

    private static JsonElement Error(string code, string message) => JsonSerializer.SerializeToElement(new { error = new { code, message } });

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TraceId}: a person rated an answer: {Reaction} of {AnswerId}.")]
    private partial void LogTaken(string traceId, FeedbackReaction reaction, string answerId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TraceId}: a person rated an answer: {Reaction}. The answer is not known, so that it is not kept.")]
    private partial void LogUnknown(string traceId, FeedbackReaction reaction);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turn {TraceId}: somebody who had not asked wanted to rate answer {AnswerId} in a chat of one person. It is not counted.")]
    private partial void LogForeign(string traceId, string answerId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TraceId}: what a person thinks of an answer could not be kept.")]
    private partial void LogNotKept(Exception fault, string traceId);
}

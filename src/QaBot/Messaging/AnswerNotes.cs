using Microsoft.Extensions.Options;
using QaBot.BotFramework;
using QaBot.BotFramework.Turns;
using QaBot.Core.Answering;
using QaBot.Core.Insights;

namespace QaBot.Messaging;

/// <summary>
/// Remembers which answers were sent, so that one can be found again when somebody rates it. Question and answer are kept only where the owner wants it.
/// </summary>
internal sealed partial class AnswerNotes(FeedbackStore store, IOptions<InsightsOptions> options, TimeProvider time, ILogger<AnswerNotes> logger)
{
    /// <summary>Remembers an answer. One that travels in a response, or is small talk, cannot be rated. It never fails the turn.</summary>
    /// <param name="turn">The turn of the question.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="activityId">The id that the channel gave it; null or empty where it gave none.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    public async ValueTask RememberAsync(TurnContext turn, string question, Answer answer, string? activityId, CancellationToken cancellationToken)
    {
        if (turn.Route is null || answer.Status == AnswerStatus.SmallTalk)
        {
            return;
        }

        var conversation = ActivityIdentity.ConversationOf(turn.Activity);
        var given = new GivenAnswer
        {
            TraceId = answer.TraceId,
            Channel = conversation.Channel,
            Conversation = conversation.Id,
            ActivityId = string.IsNullOrEmpty(activityId) ? null : activityId,
            Status = answer.Status,
            Asker = turn.Activity.From?.Id ?? "",
            At = time.GetUtcNow(),
            Question = options.Value.KeepQuestions ? question : null,
            Text = options.Value.KeepQuestions ? answer.Text : null,
        };
        try
        {
            await store.RememberAsync(given, cancellationToken);
        }
        catch (ConversationsUnavailableException fault)
        {
            LogNotKept(fault, answer.TraceId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer {TraceId} was sent and could not be remembered: what people think of it is not kept.")]
    private partial void LogNotKept(Exception fault, string traceId);
}

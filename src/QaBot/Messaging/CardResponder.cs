using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>
/// Takes what is submitted from the bot's cards to the <see cref="CardAction"/> it is for, once its seal is found in order. A submission
/// that comes as a message is answered by a message, one that waits (Action.Execute) in the response: never in both.
/// </summary>
internal sealed partial class CardResponder(IEnumerable<CardAction> actions, CardSeal seal, BotVoice voice, ILogger<CardResponder> logger)
{
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";
    private const string AskAgain = "Ask me again, and use the card that I answer with.";

    private readonly Dictionary<string, CardAction> _actions = actions.ToDictionary(action => action.Action, StringComparer.Ordinal);

    public async Task RespondAsync(TurnContext turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var reply = await JudgeAsync(turn, submission, cancellationToken);
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            turn.InvokeResponse = ResponseOf(reply);
        }
        else if (reply is not null)
        {
            await voice.SayAsync(turn, reply.Text, cancellationToken);
        }
    }

    private async Task<CardReply?> JudgeAsync(TurnContext turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (!_actions.TryGetValue(submission.Action, out var action))
        {
            LogUnknown(turn.TraceId);
            return Refusal($"I do not know this button: another version of me made the card. {AskAgain}");
        }

        var (state, fault) = seal.Open(submission.Seal, action.SealedFor, turn.Activity);
        if (state is not null)
        {
            return await action.ActAsync(turn, submission, state, cancellationToken);
        }

        LogRefused(turn.TraceId, fault);
        return Refusal(SentenceFor(fault));
    }

    private static string SentenceFor(CardFault fault) => fault switch
    {
        CardFault.OtherConversation => "This card belongs to another conversation. Use it there, or ask me here for one of this conversation.",
        CardFault.OtherPerson => "This card was made for somebody else. Ask me yourself, and you get one of your own.",
        CardFault.OtherAction => $"This button does not belong to the card it came with. {AskAgain}",
        CardFault.Expired => $"This card is more than {CardSeal.Lifetime.Days} days old and no longer valid. {AskAgain}",
        _ => $"I did not make this card, or it was changed on its way. {AskAgain}",
    };

    private static CardReply Refusal(string text) => new(text, StatusCodes.Status400BadRequest);

    /// <summary>
    /// The status stands in the body: for the client the invoke itself has worked, or it would show a fault of its own. Where nothing is to
    /// be said it still waits for a word.
    /// </summary>
    private static InvokeResponse ResponseOf(CardReply? reply)
    {
        object body = reply switch
        {
            null => new { statusCode = StatusCodes.Status200OK, type = MessageType, value = "Done." },
            { Status: >= 400 } => new { statusCode = reply.Status, type = ErrorType, value = new { code = "BadRequest", message = reply.Text } },
            _ => new { statusCode = reply.Status, type = MessageType, value = reply.Text },
        };
        return new InvokeResponse(StatusCodes.Status200OK, JsonSerializer.SerializeToElement(body));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TraceId}: a card was submitted with an action that nothing serves.")]
    private partial void LogUnknown(string traceId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TraceId}: a submitted card was refused: {Fault}.")]
    private partial void LogRefused(string traceId, CardFault fault);
}

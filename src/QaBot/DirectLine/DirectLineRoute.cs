using QaBot.BotFramework.DirectLine;
using QaBot.BotFramework.Turns;

namespace QaBot.DirectLine;

/// <summary>Answers in the Direct Line conversation that an activity came from.</summary>
internal sealed class DirectLineRoute(DirectLineConversations conversations) : TurnRoute
{
    /// <summary>The route's name.</summary>
    public const string RouteName = "directline";

    public override string Name => RouteName;

    public override async ValueTask<ActivitySender?> CreateSenderAsync(PendingTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Conversation?.Id is not { Length: > 0 } id || await conversations.FindAsync(id, cancellationToken) is not { } conversation)
        {
            return null;
        }

        // The process may have ended between the journal and the log; what was asked stands before its answer all the same.
        await conversation.RestoreAsync(turn.Activity, cancellationToken);
        return new DirectLineSender(conversation);
    }

    public override async ValueTask<ActivitySender?> OpenAsync(KnownConversation known, CancellationToken cancellationToken) =>
        known.Reference.Conversation?.Id is { Length: > 0 } id && await conversations.FindAsync(id, cancellationToken) is { } conversation
            ? new DirectLineSender(conversation)
            : null;
}

using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;

namespace QaBot.Messaging;

/// <summary>Answers by the Connector at the activity's service URL.</summary>
internal sealed class ConnectorRoute(ConnectorSenders senders, ConversationBook book) : TurnRoute
{
    /// <summary>The route's name.</summary>
    public const string RouteName = "connector";

    public override string Name => RouteName;

    public override ValueTask<ActivitySender?> CreateSenderAsync(PendingTurn turn, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ActivitySender?>(senders.For(
            new ConnectorTarget(turn.Activity.ServiceUrl ?? "", turn.IsVouchedFor, turn.Activity.ParentBotAppId())));

    public override ValueTask<ActivitySender?> OpenAsync(KnownConversation known, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ActivitySender?>(new ForgettingSender(
            senders.For(new ConnectorTarget(known.Reference.ServiceUrl ?? "", known.IsVouchedFor, known.ParentBotAppId)), book, known.Reference));
}

using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;

namespace QaBot.Tests.Tickets.Replies;

/// <summary>A way to conversations on which what is said is kept, and which fails as a test tells it to.</summary>
internal sealed class ScriptedRoute : TurnRoute
{
    public const string RouteName = "scripted";

    private readonly List<Activity> _said = [];

    public override string Name => RouteName;

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<Activity> Said => _said;

    /// <summary>The fault of the next message, whether it arrives all the same, and so on.</summary>
    public Queue<(ConnectorException Fault, bool Arrives)> Faults { get; } = new();

    public override ValueTask<ActivitySender?> CreateSenderAsync(PendingTurn turn, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask<ActivitySender?> OpenAsync(KnownConversation known, CancellationToken cancellationToken) => new(new Sender(this));

    private sealed class Sender(ScriptedRoute route) : ActivitySender
    {
        public override ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
        {
            var isFaulty = route.Faults.TryDequeue(out var next);
            if (!isFaulty || next.Arrives)
            {
                route._said.Add(activity);
            }

            return isFaulty ? throw next.Fault : new(new ResourceResponse());
        }
    }
}

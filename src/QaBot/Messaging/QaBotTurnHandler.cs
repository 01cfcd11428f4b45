using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>What the bot does with an incoming activity: answers a message, welcomes who joins, leaves the rest alone.</summary>
internal sealed class QaBotTurnHandler(
    MessageResponder messages, SkillResponder skill, HandoffResponder handoff, FeedbackResponder feedback, ConversationMarks marks, LoopGuard guard,
    RecentTalk talk, ConversationNotes conversations, BotVoice voice, ChannelRenderers renderers, Lazy<QaEngine> engine) : Bot
{
    private const string Interrupted = "I was restarted while I looked for the answer. Please ask again.";

    public override async Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        await conversations.TakeAsync(turn, cancellationToken);
        await RespondAsync(turn, cancellationToken);
    }

    public override async Task OnTurnFaultAsync(TurnContext turn, Exception fault, CancellationToken cancellationToken)
    {
        // Nobody waits for a welcome that fails; and a channel that did not take the answer will not take an apology.
        var isWaitedFor = turn.Activity.Type == ActivityTypes.Message || SkillQuestion.Is(turn.Activity);
        if (!isWaitedFor || fault is ConnectorException)
        {
            return;
        }

        var what = fault is TimeoutException ? "Finding the answer took too long, so I gave up." : "Something went wrong on my side.";
        await ApologiseAsync(
            turn, fault, $"{what} Please ask again. If it happens again, report this number: {turn.TraceId}", cancellationToken);
    }

    public override async Task OnTurnInterruptedAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type == ActivityTypes.EndOfConversation)
        {
            await ForgetAsync(turn, cancellationToken);
            return;
        }

        if (turn.Activity.Type == ActivityTypes.Message && await handoff.ResumeAsync(turn, cancellationToken))
        {
            return;
        }

        if (turn.Activity.Type == ActivityTypes.Message || SkillQuestion.Is(turn.Activity))
        {
            await ApologiseAsync(turn, new OperationCanceledException(), Interrupted, cancellationToken);
        }
    }

    private Task RespondAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Activity.Type switch
    {
        ActivityTypes.Message when !IsFromABot(turn.Activity) && !AutomaticMail.Is(turn.Activity) =>
            messages.RespondAsync(turn, cancellationToken),
        ActivityTypes.ConversationUpdate when turn.Activity.MembersAdded is { Count: > 0 } => WelcomeAsync(turn, cancellationToken),
        ActivityTypes.InstallationUpdate when turn.Activity.Action is "add" or "add-upgrade" => WelcomeAsync(turn, cancellationToken),
        ActivityTypes.Event or ActivityTypes.Invoke when SkillQuestion.Is(turn.Activity) => skill.AskAsync(turn, cancellationToken),
        ActivityTypes.Event or ActivityTypes.Invoke when Feedback.Is(turn.Activity) => feedback.TakeAsync(turn, cancellationToken),
        ActivityTypes.Event when HandoffEvents.ReadStatus(turn.Activity) is { } state => handoff.OnStatusAsync(turn, state, cancellationToken),
        ActivityTypes.EndOfConversation => ForgetAsync(turn, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task ApologiseAsync(TurnContext turn, Exception fault, string text, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type == ActivityTypes.Message)
        {
            await voice.SayAsync(turn, text, cancellationToken);
        }

        if (turn.Activity.IsToSkill())
        {
            await SkillResponder.EndAfterAsync(turn, fault, text, cancellationToken);
        }
    }

    private async Task WelcomeAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        // A parent bot speaks for us; nobody there has asked to be greeted.
        if (turn.Activity.IsToSkill() || !await marks.WelcomeAsync(ActivityIdentity.ConversationOf(turn.Activity), cancellationToken))
        {
            return;
        }

        var welcome = await engine.Value.WelcomeAsync(ActivityIdentity.CallerOf(turn.Activity), cancellationToken);
        await voice.SendAsync(turn, renderers.For(turn.Activity).Render(welcome, turn.Activity), cancellationToken);
    }

    /// <summary>The other side has ended the conversation: nobody listens to an answer.</summary>
    private async Task ForgetAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var conversation = ActivityIdentity.ConversationOf(turn.Activity);
        guard.Forget(conversation);
        talk.Forget(conversation);
        await handoff.EndAsync(conversation, cancellationToken);
        await marks.ForgetAsync(conversation, cancellationToken);
    }

    /// <summary>Two bots that answer each other never stop; one of them has to.</summary>
    private static bool IsFromABot(Activity activity) =>
        string.Equals(activity.From?.Role, Roles.Bot, StringComparison.OrdinalIgnoreCase)
        || (activity.Recipient?.Id is { Length: > 0 } self && activity.From?.Id == self);
}

using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>What the bot does with an incoming activity: answers a message, greets who joins, leaves the rest alone.</summary>
internal sealed class QaBotTurnHandler(
    MessageResponder messages, EditResponder edits, CardResponder cards, ExtensionResponder extension, SkillResponder skill, HandoffResponder handoff,
    FeedbackResponder feedback, Greeter greeter, ConversationNotes conversations, ConversationMarks marks, LoopGuard guard, RecentTalk talk, AnsweredMessages answered, BotVoice voice) : Bot
{
    private const string Interrupted = "I was restarted while I looked for the answer. Please ask again.";

    public override async Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        await conversations.TakeAsync(turn, cancellationToken);
        await RespondAsync(turn, cancellationToken);
    }

    public override async Task OnTurnFaultAsync(TurnContext turn, Exception fault, CancellationToken cancellationToken)
    {
        // A channel that did not take the answer will not take an apology.
        if (!IsWaitedFor(turn.Activity) || fault is ConnectorException)
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

        var isForTheBot = CardSubmission.Read(turn.Activity) is not null || TeamsScope.IsForTheBot(turn.Activity);
        if (turn.Activity.Type == ActivityTypes.Message && isForTheBot && await handoff.ResumeAsync(turn, cancellationToken))
        {
            return;
        }

        if (IsWaitedFor(turn.Activity))
        {
            await ApologiseAsync(turn, new OperationCanceledException(), Interrupted, cancellationToken);
        }
    }

    private Task RespondAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.MessageUpdate when IsFromABot(turn.Activity) || AutomaticMail.Is(turn.Activity) => Task.CompletedTask,
        ActivityTypes.Message or ActivityTypes.Invoke when CardSubmission.Read(turn.Activity) is { } submission =>
            cards.RespondAsync(turn, submission, cancellationToken),
        ActivityTypes.Message when TeamsScope.IsForTheBot(turn.Activity) => messages.RespondAsync(turn, cancellationToken),
        ActivityTypes.MessageUpdate when AnsweredMessages.IsEdit(turn.Activity) => edits.ReviseAsync(turn, cancellationToken),
        ActivityTypes.MessageDelete when AnsweredMessages.IsDeletion(turn.Activity) => edits.TakeBackAsync(turn, cancellationToken),
        ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate when Greeter.IsMeeting(turn.Activity) => greeter.GreetAsync(turn, cancellationToken),
        ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate when BotRemoval.Is(turn.Activity) => ForgetAsync(turn, cancellationToken),
        ActivityTypes.Invoke when ExtensionResponder.Serves(turn.Activity) => extension.AnswerAsync(turn, cancellationToken),
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

    /// <summary>The other side has ended the conversation, or the bot was removed from it: nobody listens to an answer.</summary>
    private async Task ForgetAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var conversation = ActivityIdentity.ConversationOf(turn.Activity);
        guard.Forget(conversation);
        talk.Forget(conversation);
        answered.Forget(conversation);
        await handoff.EndAsync(conversation, cancellationToken);
        await marks.ForgetAsync(conversation, cancellationToken);
    }

    /// <summary>Whether somebody waits for an answer; nobody does for a welcome, or for what others say to each other.</summary>
    private static bool IsWaitedFor(Activity activity) =>
        (activity.Type == ActivityTypes.Message && TeamsScope.IsForTheBot(activity)) || SkillQuestion.Is(activity);

    /// <summary>Two bots that answer each other never stop; one of them has to.</summary>
    private static bool IsFromABot(Activity activity) =>
        string.Equals(activity.From?.Role, Roles.Bot, StringComparison.OrdinalIgnoreCase)
        || (activity.Recipient?.Id is { Length: > 0 } self && activity.From?.Id == self);
}

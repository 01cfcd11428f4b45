using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>What the bot does with an incoming activity: answers a message, welcomes who joins, leaves the rest alone.</summary>
/// <remarks>The engine comes late: the server listens, and says that it is starting, while the index is opened and the model loaded.</remarks>
internal sealed class QaBotTurnHandler(
    Lazy<QaEngine> engine, ChannelRenderers renderers, WelcomedConversations welcomed, TimeProvider time) : Bot
{
    private const string OnlyText = "I can only read text. Please type your question, and I will look in my documents for the answer.";
    private const string NothingAsked = "What would you like to know? Type a question, and I will look in my documents for the answer.";
    private const string Interrupted = "I was restarted while I looked for the answer. Please ask again.";

    public override Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken) => turn.Activity.Type switch
    {
        ActivityTypes.Message when !IsFromABot(turn.Activity) => OnMessageAsync(turn, cancellationToken),
        ActivityTypes.ConversationUpdate when turn.Activity.MembersAdded is { Count: > 0 } => WelcomeAsync(turn, cancellationToken),
        ActivityTypes.InstallationUpdate when turn.Activity.Action is "add" or "add-upgrade" => WelcomeAsync(turn, cancellationToken),
        _ => Task.CompletedTask,
    };

    public override async Task OnTurnFaultAsync(TurnContext turn, Exception fault, CancellationToken cancellationToken)
    {
        // Nobody waits for a welcome that fails; and a channel that did not take the answer will not take an apology.
        if (turn.Activity.Type != ActivityTypes.Message || fault is ConnectorException)
        {
            return;
        }

        var what = fault is TimeoutException ? "Finding the answer took too long, so I gave up." : "Something went wrong on my side.";
        await SayAsync(turn, $"{what} Please ask again. If it happens again, report this number: {turn.TraceId}", cancellationToken);
    }

    public override async Task OnTurnInterruptedAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type == ActivityTypes.Message)
        {
            await SayAsync(turn, Interrupted, cancellationToken);
        }
    }

    private async Task OnMessageAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var question = RecipientMention.Strip(turn.Activity);
        if (question.Length == 0)
        {
            var holdsSomethingElse = turn.Activity is { Value: not null } or { Attachments.Count: > 0 };
            await SayAsync(turn, holdsSomethingElse ? OnlyText : NothingAsked, cancellationToken);
            return;
        }

        var renderer = renderers.For(turn.Activity);
        var typing = renderer.ShowsTyping(turn.Activity) ? turn.ShowTyping(time) : null;
        Activity reply;
        try
        {
            var answer = await engine.Value.AskAsync(question, ConversationOf(turn.Activity), CallerOf(turn.Activity), cancellationToken);
            reply = renderer.Render(answer, turn.Activity);
        }
        finally
        {
            if (typing is not null)
            {
                await typing.DisposeAsync();
            }
        }

        await turn.SendAsync(reply, cancellationToken);
    }

    private async Task WelcomeAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        // A parent bot speaks for us; nobody there has asked to be greeted.
        var calledByABot = string.Equals(turn.Activity.Recipient?.Role, Roles.Skill, StringComparison.OrdinalIgnoreCase);
        if (calledByABot || !welcomed.TryAdd(ConversationOf(turn.Activity)))
        {
            return;
        }

        var welcome = await engine.Value.WelcomeAsync(CallerOf(turn.Activity), cancellationToken);
        await turn.SendAsync(renderers.For(turn.Activity).Render(welcome, turn.Activity), cancellationToken);
    }

    private async Task SayAsync(TurnContext turn, string text, CancellationToken cancellationToken) =>
        await turn.SendAsync(renderers.For(turn.Activity).RenderNotice(text, turn.Activity), cancellationToken);

    /// <summary>Two bots that answer each other never stop; one of them has to.</summary>
    private static bool IsFromABot(Activity activity) =>
        string.Equals(activity.From?.Role, Roles.Bot, StringComparison.OrdinalIgnoreCase)
        || (activity.Recipient?.Id is { Length: > 0 } self && activity.From?.Id == self);

#pragma warning disable CA1308 // Ids of channels are lower-case wherever they are written down.
    private static ConversationKey ConversationOf(Activity activity) =>
        new(activity.ChannelId?.ToLowerInvariant() ?? "", activity.Conversation?.Id ?? "");
#pragma warning restore CA1308

    private static Caller CallerOf(Activity activity) => new(activity.From?.Id ?? "", activity.From?.Name);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using ActivityTypes = QaBot.BotFramework.Activities.ActivityTypes;
using OurTurn = QaBot.BotFramework.Turns.TurnContext;
using SdkInvokeResponse = Microsoft.Bot.Builder.InvokeResponse;

namespace QaBot.BotBuilder;

/// <summary>
/// QaBot inside a bot that is built on the Bot Framework SDK. Derive from it, override what the bot does itself, and call the base for
/// the rest; or hand it single turns by <see cref="ActivityHandler.OnTurnAsync"/>. Turns run as in the program: one conversation's in
/// order, each within its time, and the person is told when one fails. Safe for many turns at once.
/// </summary>
/// <param name="turns">What runs them; <see cref="HandlerRegistration.AddQaBotActivityHandler"/> registers it.</param>
public class QaBotActivityHandler(TurnQueue turns) : ActivityHandler
{
    /// <inheritdoc/>
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnInstallationUpdateActivityAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    protected override Task OnEndOfConversationActivityAsync(
        ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <summary>Answers an invoke that QaBot knows; any other is the SDK's own to answer.</summary>
    protected override async Task<SdkInvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var turn = await RunAsync(turnContext, cancellationToken).ConfigureAwait(false);
        if (turn.HasFailed)
        {
            return new SdkInvokeResponse { Status = StatusCodes.Status500InternalServerError };
        }

        return turn.InvokeResponse is { } answer
            ? new SdkInvokeResponse { Status = answer.Status, Body = answer.Body is { } body ? JToken.Parse(body.GetRawText()) : null }
            : await base.OnInvokeActivityAsync(turnContext, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OurTurn> RunAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = ActivityConversion.FromSdk(context.Activity);
        var turn = new OurTurn(activity, new TurnContextSender(context))
        {
            IsAnsweredInResponse = activity.ExpectsReplies() || activity.Type == ActivityTypes.Invoke,
        };
        try
        {
            if (!await turns.EnqueueAsync(turn, cancellationToken).ConfigureAwait(false))
            {
                throw new InvalidOperationException(
                    $"QaBot takes no more turns: it is stopping, or as many wait as {TurnOptions.Section}:Capacity allows. Try again later, or raise it.");
            }

            await turn.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
            return turn;
        }
        finally
        {
            // The SDK's context ends with its turn; nothing may be sent through it afterwards.
            turn.Close();
        }
    }
}

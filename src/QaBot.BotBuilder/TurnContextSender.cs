using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using Activity = QaBot.BotFramework.Activities.Activity;
using ResourceResponse = QaBot.BotFramework.Activities.ResourceResponse;
using SdkResponse = Microsoft.Bot.Schema.ResourceResponse;

namespace QaBot.BotBuilder;

/// <summary>Sends by the SDK's turn context, and so through the adapter and the middleware of the bot that hosts this one.</summary>
internal sealed class TurnContextSender(ITurnContext context) : ActivitySender
{
    public override bool IsLive => context.Activity.DeliveryMode != DeliveryModes.ExpectReplies;

    public override async ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        await CallAsync(() => context.SendActivityAsync(ActivityConversion.ToSdk(activity), cancellationToken)).ConfigureAwait(false);

    public override async ValueTask<bool> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        await IsDoneAsync(context.UpdateActivityAsync(ActivityConversion.ToSdk(activity), cancellationToken)).ConfigureAwait(false);

    public override async ValueTask<bool> DeleteAsync(Activity sent, CancellationToken cancellationToken) =>
        await IsDoneAsync(context.DeleteActivityAsync(sent.Id, cancellationToken)).ConfigureAwait(false);

    public override StreamFault JudgeStreamFault(Exception fault) =>
        fault is ConnectorException answer ? StreamFaults.Of(answer) : StreamFault.Other;

    // Most channels cannot, and whoever asked has another way.
    private static async Task<bool> IsDoneAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
            return true;
        }
        catch (ErrorResponseException)
        {
            return false;
        }
    }

    // Middleware may swallow an activity; then there is no response.
    private static async Task<ResourceResponse> CallAsync(Func<Task<SdkResponse?>> call)
    {
        try
        {
            return new ResourceResponse { Id = (await call().ConfigureAwait(false))?.Id };
        }
        catch (ErrorResponseException fault)
        {
            // As the bot's own connector says it: then the turn handler knows that an apology would not arrive either.
            throw new ConnectorException("The channel did not take what was sent by the Bot Framework SDK's adapter.", fault)
            {
                Code = fault.Body?.Error?.Code,
                Reason = fault.Body?.Error?.Message,
            };
        }
    }
}

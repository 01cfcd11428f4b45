using System.Net;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;

namespace QaBot.Messaging;

/// <summary>
/// Sends into a known conversation, and forgets it when the channel answers that the bot has no place there any more (403) or that there is no
/// such conversation (404). The fault comes through all the same.
/// </summary>
internal sealed class ForgettingSender(ActivitySender sender, ConversationBook book, ConversationReference conversation) : ActivitySender
{
    public override bool IsLive => sender.IsLive;

    public override async ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(activity, cancellationToken);
        }
        catch (ConnectorException fault) when (fault.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            await book.ForgetAsync(conversation.ChannelId ?? "", conversation.Conversation?.Id ?? "", cancellationToken);
            throw;
        }
    }
}

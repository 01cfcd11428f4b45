using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.DirectLine;

/// <summary>Sends a bot's activities into a Direct Line conversation.</summary>
public sealed class DirectLineSender : ActivitySender
{
    private readonly DirectLineConversation _conversation;

    /// <summary>Creates a sender into <paramref name="conversation"/>.</summary>
    public DirectLineSender(DirectLineConversation conversation) => _conversation = conversation;

    /// <inheritdoc/>
    /// <remarks>Who only polls gets no chunks, which are no history.</remarks>
    public override bool CanStream => _conversation.IsFollowed;

    /// <inheritdoc />
    public override async ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var fromBot = activity with { From = (activity.From ?? new()) with { Role = Roles.Bot } };
        return new ResourceResponse { Id = await _conversation.AppendAsync(fromBot, cancellationToken) };
    }
}

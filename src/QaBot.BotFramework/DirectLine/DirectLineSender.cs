using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.DirectLine;

/// <summary>Sends a bot's activities into a Direct Line conversation of this process.</summary>
public sealed class DirectLineSender : ActivitySender
{
    private readonly DirectLineConversation _conversation;

    /// <summary>Creates a sender into <paramref name="conversation"/>.</summary>
    public DirectLineSender(DirectLineConversation conversation) => _conversation = conversation;

    /// <inheritdoc />
    public override ValueTask<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = _conversation.Append(activity with { From = (activity.From ?? new()) with { Role = Roles.Bot } });
        return ValueTask.FromResult(new ResourceResponse { Id = id });
    }
}

using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>What the bot says goes out here, and is remembered: to know an echo, and for the person who takes over.</summary>
internal sealed class BotVoice(ChannelRenderers renderers, LoopGuard guard, RecentTalk talk)
{
    /// <summary>Says a sentence that is no answer: a refusal, an apology.</summary>
    public Task<ResourceResponse> SayAsync(TurnContext turn, string text, CancellationToken cancellationToken) =>
        SendAsync(turn, renderers.For(turn.Activity).RenderNotice(text, turn.Activity), cancellationToken);

    /// <summary>Sends messages that are drawn already, in order. What comes back names the last of them.</summary>
    public async Task<ResourceResponse> SendAsync(TurnContext turn, IReadOnlyList<Activity> messages, CancellationToken cancellationToken)
    {
        var sent = new ResourceResponse();
        foreach (var message in messages)
        {
            // Before it leaves: an echo may be back before the channel has acknowledged.
            guard.Said(turn.Activity, message.Text);
            talk.Said(turn.Activity, message.Text ?? message.Summary ?? "");
            sent = await turn.SendAsync(message, cancellationToken);
        }

        return sent;
    }
}

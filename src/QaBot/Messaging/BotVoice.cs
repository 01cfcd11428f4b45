using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>
/// What the bot says goes out here, and is remembered: to know an echo, for the person who takes over, and to change or take back what
/// answers a message.
/// </summary>
internal sealed class BotVoice(ChannelRenderers renderers, LoopGuard guard, RecentTalk talk, AnsweredMessages answered)
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
            Remember(turn, message);
            sent = await turn.SendAsync(message, cancellationToken);
            if (turn.Activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate)
            {
                answered.Answered(turn.Activity, sent.Id);
            }
        }

        return sent;
    }

    /// <summary>
    /// Puts messages in place of earlier ones, one for one; what is over is sent anew or taken back. From the first that the channel cannot
    /// replace all are sent anew. What comes back is the channel's name of the last of them; null or empty where it gave none.
    /// </summary>
    public async Task<string?> ReplaceAsync(TurnContext turn, IReadOnlyList<string> earlier, IReadOnlyList<Activity> messages, CancellationToken cancellationToken)
    {
        var replaced = 0;
        while (replaced < Math.Min(earlier.Count, messages.Count) && await turn.UpdateAsync(earlier[replaced], messages[replaced], cancellationToken))
        {
            Remember(turn, messages[replaced]);
            replaced++;
        }

        foreach (var outdated in earlier.Skip(replaced))
        {
            await TakeBackAsync(turn, outdated, cancellationToken);
        }

        if (replaced == messages.Count)
        {
            return earlier[replaced - 1];
        }

        var sent = await SendAsync(turn, [.. messages.Skip(replaced)], cancellationToken);
        return sent.Id;
    }

    /// <summary>Takes back what was said; where the channel cannot, it stays.</summary>
    public async Task TakeBackAsync(TurnContext turn, string sent, CancellationToken cancellationToken)
    {
        await turn.DeleteAsync(sent, cancellationToken);
        answered.Withdrawn(turn.Activity, sent);
    }

    private void Remember(TurnContext turn, Activity message)
    {
        guard.Said(turn.Activity, message.Text);
        talk.Said(turn.Activity, message.Text ?? message.Summary ?? "");
    }
}

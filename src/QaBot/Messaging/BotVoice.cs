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

    /// <summary>
    /// Sends messages that are drawn already, in order. What comes back names the one that people rate; see <see cref="RatedIn"/>.
    /// </summary>
    public async Task<ResourceResponse> SendAsync(TurnContext turn, IReadOnlyList<Activity> messages, CancellationToken cancellationToken)
    {
        var ids = await SendAllAsync(turn, messages, cancellationToken);
        return ids.Count == 0 ? new ResourceResponse() : new ResourceResponse { Id = ids[RatedIn(messages)] };
    }

    /// <summary>
    /// Puts messages in place of earlier ones, one for one; what is over is sent anew or taken back. From the first that the channel cannot
    /// replace all are sent anew. What comes back is the channel's name of the one that people rate; null or empty where it gave none.
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

        string?[] ids = [.. earlier.Take(replaced), .. await SendAllAsync(turn, [.. messages.Skip(replaced)], cancellationToken)];
        return ids.Length == 0 ? null : ids[RatedIn(messages)];
    }

    /// <summary>
    /// The message that people rate: the last that carries more than text and buttons. Buttons and cards that follow it in messages of their
    /// own are not rated.
    /// </summary>
    private static int RatedIn(IReadOnlyList<Activity> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            if (messages[i] is { Entities: not null } or { ChannelData: not null })
            {
                return i;
            }
        }

        return messages.Count - 1;
    }

    private async Task<List<string?>> SendAllAsync(TurnContext turn, IReadOnlyList<Activity> messages, CancellationToken cancellationToken)
    {
        var ids = new List<string?>(messages.Count);
        foreach (var message in messages)
        {
            // Before it leaves: an echo may be back before the channel has acknowledged.
            Remember(turn, message);
            var sent = await turn.SendAsync(message, cancellationToken);
            ids.Add(sent.Id);
            if (turn.Activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate)
            {
                answered.Answered(turn.Activity, sent.Id);
            }
        }

        return ids;
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

using System.Collections.Concurrent;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Replies;

/// <summary>Says replies in the conversations that their tickets came from, drawn as the channel wants it. Thread-safe.</summary>
internal sealed class ReplySender(ConversationBook book, ProactiveSender sender, ChannelRenderers renderers)
{
    /// <summary>How many messages of a long reply have left, so that a failure in the middle does not repeat the first ones.</summary>
    private readonly ConcurrentDictionary<string, int> _sent = new(StringComparer.Ordinal);

    /// <summary>Sends a reply. False when nobody can be reached in the conversation any more; faults of the channel come through.</summary>
    public async Task<bool> SendAsync(Ticket ticket, TicketReply reply, CancellationToken cancellationToken)
    {
        var conversation = ticket.Conversation;
        if (await book.FindAsync(conversation.Channel, conversation.Id, cancellationToken) is not { } known)
        {
            return false;
        }

        var messages = Draw(reply, known.ToIncoming());
        for (var next = _sent.GetValueOrDefault(reply.Id); next < messages.Count; next++)
        {
            if (await sender.SendAsync(known, messages[next], cancellationToken) is null)
            {
                return false;
            }

            _sent[reply.Id] = next + 1;
        }

        return true;
    }

    /// <summary>The reply is settled; what was known of it is forgotten.</summary>
    public void Forget(string replyId) => _sent.TryRemove(replyId, out _);

    private IReadOnlyList<Activity> Draw(TicketReply reply, Activity incoming) =>
        renderers.For(incoming).RenderNotice($"{reply.By ?? TicketWords.Nobody} writes:\n\n{reply.Text}", incoming);
}

using System.Collections.Concurrent;
using QaBot.Core.Handoff;
using QaBot.Core.Insights;

namespace QaBot.Tickets.Replies;

/// <summary>Keeps replies as answers for everyone, as their writers wished. Thread-safe.</summary>
internal sealed class AnswerKeeping(CuratedAnswers answers)
{
    /// <summary>Kept already by this process, for replies that are tried again.</summary>
    private readonly ConcurrentDictionary<string, bool> _kept = new(StringComparer.Ordinal);

    /// <summary>
    /// Keeps a reply if that is wished. Done twice, after a crash, it leaves one answer, since the second takes the place of the first.
    /// Null when all is well; else why it could not be kept, and the mend.
    /// </summary>
    public async Task<string?> KeepAsync(Ticket ticket, TicketReply reply, CancellationToken cancellationToken)
    {
        if (!reply.Keeps || _kept.ContainsKey(reply.Id))
        {
            return null;
        }

        try
        {
            await answers.KeepAsync(new CuratedAnswer(ticket.Question, reply.Text, reply.By, reply.At), cancellationToken);
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever it is, the asker waits for the reply.
            return fault is CuratedAnswerException ? fault.Message : $"It failed ({fault.GetType().Name}).";
        }
        finally
        {
            _kept[reply.Id] = true;
        }
    }

    /// <summary>The reply is settled; what was known of it is forgotten.</summary>
    public void Forget(string replyId) => _kept.TryRemove(replyId, out _);
}

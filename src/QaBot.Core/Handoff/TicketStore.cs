using QaBot.Core.Conversation;

namespace QaBot.Core.Handoff;

/// <summary>
/// Keeps tickets, the news of them on their way to desks, and the replies on their way to askers. Each method is one transaction: what
/// it has written when it returns is there after a crash, and after a crash in the middle nothing of it is. Thread-safe.
/// </summary>
/// <remarks>
/// A ticket goes from <see cref="TicketState.Open"/> to <see cref="TicketState.Taken"/> and from either to <see cref="TicketState.Closed"/>, and
/// never back. Times come back to 100 nanoseconds. A closed ticket may be forgotten after a while, with all that belongs to it.
/// </remarks>
public abstract class TicketStore
{
    /// <summary>How many lines of a transcript are kept; beyond it the oldest go.</summary>
    public const int MaxTranscript = 500;

    /// <summary>
    /// Writes a new ticket down, with the event <see cref="TicketEventKind.Opened"/> for each of <paramref name="desks"/>. False, and
    /// nothing is changed, when there is a ticket of this id already, or one of the same conversation that is not closed.
    /// </summary>
    public abstract ValueTask<bool> OpenAsync(Ticket ticket, IReadOnlyList<string> desks, CancellationToken cancellationToken);

    /// <summary>Finds a ticket; null when there is none of this id.</summary>
    public abstract ValueTask<Ticket?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The ticket of a conversation that is not closed; null when there is none.</summary>
    public abstract ValueTask<Ticket?> FindCurrentAsync(ConversationKey conversation, CancellationToken cancellationToken);

    /// <summary>The tickets that are not closed, oldest first, at most <paramref name="limit"/>.</summary>
    public abstract ValueTask<IReadOnlyList<Ticket>> ListCurrentAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many tickets are not closed.</summary>
    public abstract ValueTask<int> CountCurrentAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Puts what the asker wrote to the transcript, with the event <see cref="TicketEventKind.AskerWrote"/> for each of
    /// <paramref name="desks"/>. False when the ticket is closed or unknown. A line of the same id is taken once.
    /// </summary>
    public abstract ValueTask<bool> AddLineAsync(string id, TicketLine line, IReadOnlyList<string> desks, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a reply down: it is put to the transcript, the ticket is taken or closed as the reply says (with the event
    /// <see cref="TicketEventKind.Closed"/> for each of <paramref name="desks"/>), and waits to be delivered when it has a text.
    /// </summary>
    public abstract ValueTask<TicketReplyOutcome> AddReplyAsync(TicketReply reply, IReadOnlyList<string> desks, CancellationToken cancellationToken);

    /// <summary>Closes a ticket because its conversation has ended or nobody cares any longer. False when it is closed or unknown.</summary>
    public abstract ValueTask<bool> CloseAsync(string id, DateTimeOffset at, IReadOnlyList<string> desks, CancellationToken cancellationToken);

    /// <summary>The oldest event of each ticket and desk that is due at <paramref name="now"/>, oldest first, at most <paramref name="limit"/>.</summary>
    public abstract ValueTask<IReadOnlyList<TicketEvent>> ListDueEventsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Notes a failed attempt; the event is due again at <paramref name="dueAt"/>.</summary>
    public abstract ValueTask DeferEventAsync(long number, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Forgets an event: the desk has it, or will never take it.</summary>
    public abstract ValueTask RemoveEventAsync(long number, CancellationToken cancellationToken);

    /// <summary>The oldest reply of each ticket that has not been delivered and is due at <paramref name="now"/>, at most <paramref name="limit"/>.</summary>
    public abstract ValueTask<IReadOnlyList<TicketReply>> ListDueRepliesAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Notes a failed delivery; the reply is due again at <paramref name="dueAt"/>.</summary>
    public abstract ValueTask DeferReplyAsync(string replyId, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Notes that a reply has reached its conversation, or never will.</summary>
    public abstract ValueTask SettleReplyAsync(string replyId, CancellationToken cancellationToken);
}

using Microsoft.Extensions.Options;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Tickets in the file of conversations. Closed ones are forgotten when a new one is opened, if they are old or too many.</summary>
internal sealed class SqliteTicketStore(
    ConversationDatabase database, IOptions<ConversationStoreOptions> options, TimeProvider time) : TicketStore
{
    /// <inheritdoc/>
    public override async ValueTask<bool> OpenAsync(Ticket ticket, IReadOnlyList<string> desks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(desks);

        // Written out here, not on the thread that all writes share.
        var sources = TicketRows.Write(ticket.Sources);
        return await database.WriteAsync(session => Open(session, ticket, sources, desks), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Ticket?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => TicketRows.Find(session, id), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<Ticket?> FindCurrentAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return await database.ReadAsync(session => TicketRows.FindCurrent(session, conversation), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Ticket>> ListCurrentAsync(int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => TicketRows.ListCurrent(session, limit), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<int> CountCurrentAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(TicketRows.CountCurrent, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<bool> AddLineAsync(
        string id, TicketLine line, IReadOnlyList<string> desks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(desks);
        return await database.WriteAsync(session => AddLine(session, id, line, desks), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<TicketReplyOutcome> AddReplyAsync(
        TicketReply reply, IReadOnlyList<string> desks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(desks);
        return await database.WriteAsync(session => AddReply(session, reply, desks), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> CloseAsync(
        string id, DateTimeOffset at, IReadOnlyList<string> desks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desks);
        return await database.WriteAsync(session => Close(session, id, at, desks), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TicketEvent>> ListDueEventsAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => TicketEventRows.ListDue(session, now, limit), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask DeferEventAsync(long number, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => TicketEventRows.Defer(session, number, dueAt), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask RemoveEventAsync(long number, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => TicketEventRows.Remove(session, number), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TicketReply>> ListDueRepliesAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => TicketReplyRows.ListDue(session, now, limit), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask DeferReplyAsync(string replyId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => TicketReplyRows.Defer(session, replyId, dueAt), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask SettleReplyAsync(string replyId, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => TicketReplyRows.Settle(session, replyId), cancellationToken).ConfigureAwait(false);

    private bool Open(SqliteSession session, Ticket ticket, string sources, IReadOnlyList<string> desks)
    {
        TicketRetention.Apply(session, time.GetUtcNow() - TimeSpan.FromDays(options.Value.TicketDays), options.Value.MaxTickets);
        if (!TicketRows.Insert(session, ticket, sources))
        {
            return false;
        }

        TicketEventRows.Add(session, ticket.Id, desks, TicketEventKind.Opened, text: null, ticket.OpenedAt);
        return true;
    }

    private static bool AddLine(SqliteSession session, string id, TicketLine line, IReadOnlyList<string> desks)
    {
        if (!TicketRows.IsCurrent(session, id))
        {
            return false;
        }

        if (TicketLineRows.Add(session, id, line))
        {
            TicketEventRows.Add(session, id, desks, TicketEventKind.AskerWrote, line.Text, line.At);
        }

        return true;
    }

    private static TicketReplyOutcome AddReply(SqliteSession session, TicketReply reply, IReadOnlyList<string> desks)
    {
        if (TicketReplyRows.Exists(session, reply.Id))
        {
            return TicketReplyOutcome.Repeated;
        }

        if (!TicketRows.IsCurrent(session, reply.TicketId))
        {
            return TicketRows.Exists(session, reply.TicketId) ? TicketReplyOutcome.TicketClosed : TicketReplyOutcome.NoSuchTicket;
        }

        TicketReplyRows.Insert(session, reply);
        if (reply.Text.Length > 0)
        {
            TicketLineRows.Add(session, reply.TicketId, new TicketLine(TicketSpeaker.Helper, reply.By, reply.Text, reply.At));
        }

        if (reply.Takes)
        {
            TicketRows.Take(session, reply.TicketId, reply.By);
        }

        if (reply.Closes)
        {
            Close(session, reply.TicketId, reply.At, desks);
        }

        return TicketReplyOutcome.Accepted;
    }

    private static bool Close(SqliteSession session, string id, DateTimeOffset at, IReadOnlyList<string> desks)
    {
        if (!TicketRows.Close(session, id, at))
        {
            return false;
        }

        TicketEventRows.Add(session, id, desks, TicketEventKind.Closed, text: null, at);
        return true;
    }
}

using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.TestKit.Handoff;

/// <summary>Tickets that live as long as the test.</summary>
public sealed class InMemoryTicketStore : TicketStore
{
    private readonly Lock _gate = new();
    private readonly List<Ticket> _tickets = [];
    private readonly List<(TicketEvent Event, DateTimeOffset Due)> _events = [];
    private readonly List<(TicketReply Reply, DateTimeOffset Due, bool IsSettled)> _replies = [];
    private long _lastNumber;

    public override ValueTask<bool> OpenAsync(Ticket ticket, IReadOnlyList<string> desks, CancellationToken cancellationToken) => Do(() =>
    {
        if (_tickets.Exists(known => known.Id == ticket.Id || (IsCurrent(known) && IsOf(known, ticket.Conversation))))
        {
            return false;
        }

        _tickets.Add(ticket with { State = TicketState.Open, TakenBy = null, ClosedAt = null });
        Tell(ticket.Id, desks, TicketEventKind.Opened, null, ticket.OpenedAt);
        return true;
    }, cancellationToken);

    public override ValueTask<Ticket?> FindAsync(string id, CancellationToken cancellationToken) =>
        Do(() => _tickets.Find(ticket => ticket.Id == id), cancellationToken);

    public override ValueTask<Ticket?> FindCurrentAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        Do(() => _tickets.Find(ticket => IsCurrent(ticket) && IsOf(ticket, conversation)), cancellationToken);

    public override ValueTask<IReadOnlyList<Ticket>> ListCurrentAsync(int limit, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<Ticket>>(() => [.. _tickets.Where(IsCurrent).Take(limit)], cancellationToken);

    public override ValueTask<int> CountCurrentAsync(CancellationToken cancellationToken) =>
        Do(() => _tickets.Count(IsCurrent), cancellationToken);

    public override ValueTask<bool> AddLineAsync(
        string id, TicketLine line, IReadOnlyList<string> desks, CancellationToken cancellationToken) => Do(() =>
    {
        if (_tickets.Find(ticket => ticket.Id == id) is not { State: not TicketState.Closed } ticket)
        {
            return false;
        }

        if (line.Id is null || ticket.Transcript.All(known => known.Id != line.Id))
        {
            Append(id, line);
            Tell(id, desks, TicketEventKind.AskerWrote, line.Text, line.At);
        }

        return true;
    }, cancellationToken);

    public override ValueTask<TicketReplyOutcome> AddReplyAsync(
        TicketReply reply, IReadOnlyList<string> desks, CancellationToken cancellationToken) => Do(() =>
    {
        var ticket = _tickets.Find(known => known.Id == reply.TicketId);
        if (_replies.Exists(known => known.Reply.Id == reply.Id))
        {
            return TicketReplyOutcome.Repeated;
        }

        if (ticket is null || !IsCurrent(ticket))
        {
            return ticket is null ? TicketReplyOutcome.NoSuchTicket : TicketReplyOutcome.TicketClosed;
        }

        Apply(reply, desks);
        return TicketReplyOutcome.Accepted;
    }, cancellationToken);

    public override ValueTask<bool> CloseAsync(
        string id, DateTimeOffset at, IReadOnlyList<string> desks, CancellationToken cancellationToken) =>
        Do(() => Close(id, at, desks), cancellationToken);

    public override ValueTask<IReadOnlyList<TicketEvent>> ListDueEventsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<TicketEvent>>(() =>
            [.. _events.DistinctBy(one => (one.Event.TicketId, one.Event.Desk)).Where(one => one.Due <= now).Take(limit).Select(one => one.Event)], cancellationToken);

    public override ValueTask DeferEventAsync(long number, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        Change(() =>
        {
            var index = _events.FindIndex(one => one.Event.Number == number);
            if (index >= 0)
            {
                _events[index] = (_events[index].Event with { Attempts = _events[index].Event.Attempts + 1 }, dueAt);
            }
        }, cancellationToken);

    public override ValueTask RemoveEventAsync(long number, CancellationToken cancellationToken) =>
        Change(() => _events.RemoveAll(one => one.Event.Number == number), cancellationToken);

    public override ValueTask<IReadOnlyList<TicketReply>> ListDueRepliesAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<TicketReply>>(() =>
            [.. _replies.Where(one => !one.IsSettled).DistinctBy(one => one.Reply.TicketId).Where(one => one.Due <= now).Take(limit).Select(one => one.Reply)], cancellationToken);

    public override ValueTask DeferReplyAsync(string replyId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        Change(() => ReplaceReply(replyId, one => one with { Due = dueAt }), cancellationToken);

    public override ValueTask SettleReplyAsync(string replyId, CancellationToken cancellationToken) =>
        Change(() => ReplaceReply(replyId, one => one with { IsSettled = true }), cancellationToken);

    private static bool IsCurrent(Ticket ticket) => ticket.State != TicketState.Closed;

    private static bool IsOf(Ticket ticket, ConversationKey conversation) =>
        ticket.Conversation.Id == conversation.Id
        && string.Equals(ticket.Conversation.Channel, conversation.Channel, StringComparison.OrdinalIgnoreCase);

    private void Apply(TicketReply reply, IReadOnlyList<string> desks)
    {
        _replies.Add((reply, reply.At, reply.Text.Length == 0));
        if (reply.Text.Length > 0)
        {
            Append(reply.TicketId, new TicketLine(TicketSpeaker.Helper, reply.By, reply.Text, reply.At));
        }

        if (reply.Takes)
        {
            Replace(reply.TicketId, ticket => ticket with { State = TicketState.Taken, TakenBy = reply.By ?? ticket.TakenBy });
        }

        if (reply.Closes)
        {
            Close(reply.TicketId, reply.At, desks);
        }
    }

    private bool Close(string id, DateTimeOffset at, IReadOnlyList<string> desks)
    {
        if (_tickets.Find(ticket => ticket.Id == id) is not { State: not TicketState.Closed })
        {
            return false;
        }

        Replace(id, ticket => ticket with { State = TicketState.Closed, ClosedAt = at });
        Tell(id, desks, TicketEventKind.Closed, null, at);
        return true;
    }

    private void Append(string id, TicketLine line) =>
        Replace(id, ticket => ticket with { Transcript = [.. ticket.Transcript.Append(line).TakeLast(MaxTranscript)] });

    private void Tell(string id, IReadOnlyList<string> desks, TicketEventKind kind, string? text, DateTimeOffset at) =>
        _events.AddRange(desks.Select(desk =>
            (new TicketEvent { Number = ++_lastNumber, TicketId = id, Desk = desk, Kind = kind, Text = text, At = at }, at)));

    private void Replace(string id, Func<Ticket, Ticket> change)
    {
        var index = _tickets.FindIndex(ticket => ticket.Id == id);
        _tickets[index] = change(_tickets[index]);
    }

    private void ReplaceReply(string replyId, Func<(TicketReply Reply, DateTimeOffset Due, bool IsSettled), (TicketReply Reply, DateTimeOffset Due, bool IsSettled)> change)
    {
        var index = _replies.FindIndex(one => one.Reply.Id == replyId);
        if (index >= 0)
        {
            _replies[index] = change(_replies[index]);
        }
    }

    private ValueTask Change(Action change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            change();
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Do<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(work());
        }
    }
}

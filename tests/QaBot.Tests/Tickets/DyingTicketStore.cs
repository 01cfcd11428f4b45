using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.Tests.Tickets;

/// <summary>A store that breaks off at one of its calls, before or after it has done the work, as when the process dies there; later calls work again.</summary>
internal sealed class DyingTicketStore(TicketStore store, int at, bool afterwards) : TicketStore
{
    private int _calls;

    /// <summary>Whether there were as many calls as that.</summary>
    public bool HasDied { get; private set; }

    public override ValueTask<bool> OpenAsync(Ticket ticket, IReadOnlyList<string> desks, CancellationToken cancellationToken) =>
        store.OpenAsync(ticket, desks, cancellationToken);

    public override ValueTask<Ticket?> FindAsync(string id, CancellationToken cancellationToken) =>
        DoAsync(() => store.FindAsync(id, cancellationToken));

    public override ValueTask<Ticket?> FindCurrentAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        DoAsync(() => store.FindCurrentAsync(conversation, cancellationToken));

    public override ValueTask<IReadOnlyList<Ticket>> ListCurrentAsync(int limit, CancellationToken cancellationToken) =>
        DoAsync(() => store.ListCurrentAsync(limit, cancellationToken));

    public override ValueTask<int> CountCurrentAsync(CancellationToken cancellationToken) => DoAsync(() => store.CountCurrentAsync(cancellationToken));

    public override ValueTask<bool> AddLineAsync(string id, TicketLine line, IReadOnlyList<string> desks, CancellationToken cancellationToken) =>
        DoAsync(() => store.AddLineAsync(id, line, desks, cancellationToken));

    public override ValueTask<TicketReplyOutcome> AddReplyAsync(TicketReply reply, IReadOnlyList<string> desks, CancellationToken cancellationToken) =>
        DoAsync(() => store.AddReplyAsync(reply, desks, cancellationToken));

    public override ValueTask<bool> CloseAsync(string id, DateTimeOffset at, IReadOnlyList<string> desks, CancellationToken cancellationToken) =>
        DoAsync(() => store.CloseAsync(id, at, desks, cancellationToken));

    public override ValueTask<IReadOnlyList<TicketEvent>> ListDueEventsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        DoAsync(() => store.ListDueEventsAsync(now, limit, cancellationToken));

    public override async ValueTask DeferEventAsync(long number, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await DoAsync(() => Value(store.DeferEventAsync(number, dueAt, cancellationToken)));

    public override async ValueTask RemoveEventAsync(long number, CancellationToken cancellationToken) =>
        await DoAsync(() => Value(store.RemoveEventAsync(number, cancellationToken)));

    public override ValueTask<IReadOnlyList<TicketReply>> ListDueRepliesAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        DoAsync(() => store.ListDueRepliesAsync(now, limit, cancellationToken));

    public override async ValueTask DeferReplyAsync(string replyId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await DoAsync(() => Value(store.DeferReplyAsync(replyId, dueAt, cancellationToken)));

    public override async ValueTask SettleReplyAsync(string replyId, CancellationToken cancellationToken) =>
        await DoAsync(() => Value(store.SettleReplyAsync(replyId, cancellationToken)));

    private static async ValueTask<bool> Value(ValueTask work)
    {
        await work;
        return true;
    }

    private async ValueTask<T> DoAsync<T>(Func<ValueTask<T>> work)
    {
        var isLast = Interlocked.Increment(ref _calls) == at;
        if (isLast && !afterwards)
        {
            Die();
        }

        var result = await work();
        if (isLast)
        {
            Die();
        }

        return result;
    }

    private void Die()
    {
        HasDied = true;
        throw new InvalidOperationException("The process dies here.");
    }
}

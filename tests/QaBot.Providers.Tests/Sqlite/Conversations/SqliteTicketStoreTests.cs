using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Handoff;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.Handoff;
using static QaBot.TestKit.Handoff.TicketSample;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteTicketStoreTests : TicketStoreContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();
    private readonly FakeTimeProvider _time = new(Now);

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Reopen_AfterEverything_HoldsItAll()
    {
        await Create().OpenAsync(Ticket(), ["folder"], None);
        await Create().AddReplyAsync(Reply("r1") with { Takes = true }, ["folder"], None);
        _disk.Reopen();

        (await Create().FindCurrentAsync(Conversation, None))!.State.ShouldBe(TicketState.Taken);
        (await Create().ListDueEventsAsync(Now, 10, None)).ShouldHaveSingleItem().Kind.ShouldBe(TicketEventKind.Opened);
        (await Create().ListDueRepliesAsync(Now.AddHours(1), 10, None)).ShouldHaveSingleItem().Id.ShouldBe("r1");
        (await Create().AddReplyAsync(Reply("r1"), [], None)).ShouldBe(TicketReplyOutcome.Repeated);
    }

    [Fact]
    public async Task OpenAsync_TicketsClosedLongAgo_AreForgottenWithAllThatBelongsToThem()
    {
        await Create().OpenAsync(Ticket("T-00000001", "1"), ["folder"], None);
        await Create().OpenAsync(Ticket("T-00000002", "2"), ["folder"], None);
        await Create().AddReplyAsync(Reply("r1", ticket: "T-00000001"), [], None);
        await Create().CloseAsync("T-00000001", Now, [], None);
        _time.Advance(TimeSpan.FromDays(91));

        await Create().OpenAsync(Ticket("T-00000003", "3"), [], None);

        (await Create().FindAsync("T-00000001", None)).ShouldBeNull();
        (await Create().AddReplyAsync(Reply("r1", ticket: "T-00000001"), [], None)).ShouldBe(TicketReplyOutcome.NoSuchTicket);
        (await Create().ListDueEventsAsync(DateTimeOffset.MaxValue, 10, None)).ShouldHaveSingleItem().TicketId.ShouldBe("T-00000002");
        _disk.Database.Database.Writer.Number("SELECT count(*) FROM ticket_lines WHERE ticket = 'T-00000001'").ShouldBe(0);
        (await Create().CountCurrentAsync(None)).ShouldBe(2);
    }

    [Fact]
    public async Task OpenAsync_MoreThanAreKept_ThoseClosedFirstAreForgottenUnlessSomebodyWaits()
    {
        var limits = new ConversationStoreOptions { MaxTickets = 3 };
        for (var number = 1; number <= 4; number++)
        {
            // The first is still to be told to a desk; the second stays open.
            await Create(limits).OpenAsync(Ticket($"T-0000000{number}", $"{number}"), number == 1 ? ["folder"] : [], None);
            if (number != 2)
            {
                await Create(limits).CloseAsync($"T-0000000{number}", Now.AddMinutes(number), [], None);
            }
        }

        await Create(limits).OpenAsync(Ticket("T-00000005", "5"), [], None);

        var kept = await Task.WhenAll(Enumerable.Range(1, 5).Select(async number => await Create().FindAsync($"T-0000000{number}", None)));
        kept.Select(ticket => ticket is not null).ShouldBe([true, true, false, true, true]);
    }

    protected override TicketStore Create() => Create(new ConversationStoreOptions());

    private SqliteTicketStore Create(ConversationStoreOptions limits) => new(_disk.Database, ConversationsOnDisk.Limits(limits), _time);
}

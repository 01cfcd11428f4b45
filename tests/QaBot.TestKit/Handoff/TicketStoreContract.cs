using System.Text.Json;
using QaBot.Core.Handoff;
using Shouldly;
using Xunit;
using static QaBot.TestKit.Handoff.TicketSample;

namespace QaBot.TestKit.Handoff;

/// <summary>What every <see cref="TicketStore"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class TicketStoreContract
{
    private const string Id = "T-0000000A";

    private static readonly string[] Desks = ["folder", "mail"];

    private static CancellationToken None => CancellationToken.None;

    /// <summary>An empty store; the subclass disposes what it made.</summary>
    protected abstract TicketStore Create();

    [Fact]
    public async Task EmptyStore_AnyQuestion_GivesNothing()
    {
        var store = Create();

        (await store.FindAsync(Id, None)).ShouldBeNull();
        (await store.FindCurrentAsync(Conversation, None)).ShouldBeNull();
        (await store.ListCurrentAsync(10, None)).ShouldBeEmpty();
        (await store.CountCurrentAsync(None)).ShouldBe(0);
        (await store.AddLineAsync(Id, Line("x"), Desks, None)).ShouldBeFalse();
        (await store.CloseAsync(Id, Now, Desks, None)).ShouldBeFalse();
        (await store.AddReplyAsync(Reply("r1"), Desks, None)).ShouldBe(TicketReplyOutcome.NoSuchTicket);
        await store.DeferEventAsync(1, Now, None);
        await store.RemoveEventAsync(1, None);
        await store.DeferReplyAsync("r1", Now, None);
        await store.SettleReplyAsync("r1", None);
        (await store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, None)).ShouldBeEmpty();
        (await store.ListDueRepliesAsync(DateTimeOffset.MaxValue, 10, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OpenAsync_Ticket_ComesBackToTheLetter()
    {
        var store = Create();

        (await store.OpenAsync(Ticket(), Desks, None)).ShouldBeTrue();

        Json(await store.FindAsync(Id, None)).ShouldBe(Json(Ticket()));
        Json(await store.FindCurrentAsync(Conversation, None)).ShouldBe(Json(Ticket()));
        Json((await store.ListCurrentAsync(10, None)).ShouldHaveSingleItem()).ShouldBe(Json(Ticket()));
    }

    [Fact]
    public async Task OpenAsync_TicketWithTheLeast_ComesBackToTheLetter()
    {
        var store = Create();
        var least = Ticket() with { Asker = new("u"), Note = null, Contact = null, Locale = null, Transcript = [], Sources = [], Reason = TicketReason.Rule };

        await store.OpenAsync(least, [], None);

        var found = (await store.FindAsync(Id, None)).ShouldNotBeNull();
        (found.Asker, found.Note, found.Contact, found.Locale, found.TakenBy, found.ClosedAt).ShouldBe((least.Asker, null, null, null, null, null));
        (found.Transcript.Count, found.Sources.Count, found.Reason).ShouldBe((0, 0, TicketReason.Rule));
        (await store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task OpenAsync_SameId_ChangesNothing()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);
        await store.CloseAsync(Id, Now, [], None);

        (await store.OpenAsync(Ticket() with { Question = "Other?" }, Desks, None)).ShouldBeFalse();

        (await store.FindAsync(Id, None))!.Question.ShouldBe(Ticket().Question);
        (await KindsFor(store, "folder")).ShouldBe([TicketEventKind.Opened]);
    }

    [Fact]
    public async Task OpenAsync_ConversationHasACurrentOne_ChangesNothing()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);

        (await store.OpenAsync(Ticket("T-0000000B"), Desks, None)).ShouldBeFalse();
        (await store.OpenAsync(Ticket("T-0000000B") with { Conversation = Conversation with { Channel = "MSTeams" } }, Desks, None)).ShouldBeFalse();
        (await store.FindAsync("T-0000000B", None)).ShouldBeNull();

        (await store.OpenAsync(Ticket("T-0000000B", "A:1|x;y"), Desks, None)).ShouldBeTrue();
        (await store.OpenAsync(Ticket("T-0000000C") with { Conversation = Conversation with { Channel = "webchat" } }, Desks, None)).ShouldBeTrue();
        (await store.CountCurrentAsync(None)).ShouldBe(3);
        (await store.ListCurrentAsync(2, None)).Select(ticket => ticket.Id).ShouldBe([Id, "T-0000000B"]);
    }

    [Fact]
    public async Task OpenAsync_TheLastOneIsClosed_OpensAnother()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);
        await store.CloseAsync(Id, Now, Desks, None);

        (await store.OpenAsync(Ticket("T-0000000B"), Desks, None)).ShouldBeTrue();

        (await store.FindCurrentAsync(Conversation, None))!.Id.ShouldBe("T-0000000B");
    }

    [Fact]
    public async Task OpenAsync_ManyAtOnceOfOneConversation_OpensOne()
    {
        var store = Create();

        var opened = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(async () =>
            await store.OpenAsync(Ticket($"T-000000{number:D2}"), Desks, None))));

        opened.Count(isOpened => isOpened).ShouldBe(1);
        (await store.ListDueEventsAsync(Now, 100, None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task AddReplyAsync_Takes_TheTicketIsTaken()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);

        (await store.AddReplyAsync(Reply("r1", "") with { Takes = true }, Desks, None)).ShouldBe(TicketReplyOutcome.Accepted);

        var taken = (await store.FindCurrentAsync(Conversation, None)).ShouldNotBeNull();
        (taken.State, taken.TakenBy, taken.Transcript.Count).ShouldBe((TicketState.Taken, "Kim", 2));
        (await store.ListDueRepliesAsync(DateTimeOffset.MaxValue, 10, None)).ShouldBeEmpty();

        await store.AddReplyAsync(Reply("r2", "") with { Takes = true, By = null }, Desks, None);
        (await store.FindAsync(Id, None))!.TakenBy.ShouldBe("Kim");
        await store.AddReplyAsync(Reply("r3", "") with { Takes = true, By = "Lee" }, Desks, None);
        (await store.FindAsync(Id, None))!.TakenBy.ShouldBe("Lee");
    }

    [Fact]
    public async Task AddReplyAsync_TextThatCloses_IsDeliveredAndTheDesksAreTold()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);
        var reply = Reply("r1") with { Takes = true, Closes = true, Keeps = true };

        (await store.AddReplyAsync(reply, Desks, None)).ShouldBe(TicketReplyOutcome.Accepted);

        (await store.ListDueRepliesAsync(reply.At, 10, None)).ShouldHaveSingleItem().ShouldBe(reply);
        var closed = (await store.FindAsync(Id, None)).ShouldNotBeNull();
        (closed.State, closed.ClosedAt, closed.TakenBy).ShouldBe((TicketState.Closed, reply.At, "Kim"));
        closed.Transcript[^1].ShouldBe(new TicketLine(TicketSpeaker.Helper, "Kim", reply.Text, reply.At));
        (await store.FindCurrentAsync(Conversation, None)).ShouldBeNull();
        (await KindsFor(store, "mail")).ShouldBe([TicketEventKind.Opened, TicketEventKind.Closed]);
    }

    [Fact]
    public async Task AddReplyAsync_SameIdAgain_IsTakenOnce()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);
        var reply = Reply("r1") with { Closes = true };
        await store.AddReplyAsync(reply, Desks, None);

        (await store.AddReplyAsync(reply, Desks, None)).ShouldBe(TicketReplyOutcome.Repeated);
        await store.SettleReplyAsync("r1", None);
        (await store.AddReplyAsync(reply, Desks, None)).ShouldBe(TicketReplyOutcome.Repeated);

        (await store.ListDueRepliesAsync(DateTimeOffset.MaxValue, 10, None)).ShouldBeEmpty();
        (await store.FindAsync(Id, None))!.Transcript.Count.ShouldBe(3);
    }

    [Fact]
    public async Task AddReplyAsync_ToAClosedTicket_ChangesNothing()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);
        await store.CloseAsync(Id, Now, [], None);

        (await store.AddReplyAsync(Reply("r1") with { Takes = true }, Desks, None)).ShouldBe(TicketReplyOutcome.TicketClosed);

        var closed = (await store.FindAsync(Id, None)).ShouldNotBeNull();
        (closed.State, closed.TakenBy, closed.Transcript.Count).ShouldBe((TicketState.Closed, null, 2));
        (await store.ListDueRepliesAsync(DateTimeOffset.MaxValue, 10, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AddReplyAsync_ManyAtOnceOfOneId_IsTakenOnce()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(async () => await store.AddReplyAsync(Reply("r1"), Desks, None))));

        outcomes.Count(outcome => outcome == TicketReplyOutcome.Accepted).ShouldBe(1);
        outcomes.Count(outcome => outcome == TicketReplyOutcome.Repeated).ShouldBe(29);
    }

    [Fact]
    public async Task AddLineAsync_Line_IsToldToEachDesk()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);

        (await store.AddLineAsync(Id, Line("Are you there?", "m7"), Desks, None)).ShouldBeTrue();

        (await store.FindAsync(Id, None))!.Transcript[^1].ShouldBe(Line("Are you there?", "m7"));
        var told = await DrainAsync(store, "folder");
        told.Select(one => (one.Kind, one.Text, one.At)).ShouldBe(
            [(TicketEventKind.Opened, null, Now), (TicketEventKind.AskerWrote, "Are you there?", Now.AddMinutes(1))]);
        (await KindsFor(store, "mail")).ShouldBe([TicketEventKind.Opened, TicketEventKind.AskerWrote]);
    }

    [Fact]
    public async Task AddLineAsync_SameIdAgain_IsTakenOnce()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);
        await store.AddLineAsync(Id, Line("one", "m7"), Desks, None);

        (await store.AddLineAsync(Id, Line("one", "m7"), Desks, None)).ShouldBeTrue();
        (await store.AddLineAsync(Id, Line("one"), Desks, None)).ShouldBeTrue();
        (await store.AddLineAsync(Id, Line("one"), Desks, None)).ShouldBeTrue();

        (await store.FindAsync(Id, None))!.Transcript.Count.ShouldBe(5);
        (await KindsFor(store, "folder")).Count(kind => kind == TicketEventKind.AskerWrote).ShouldBe(3);
    }

    [Fact]
    public async Task AddLineAsync_ToAClosedTicket_ChangesNothing()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);
        await store.CloseAsync(Id, Now, [], None);

        (await store.AddLineAsync(Id, Line("x"), Desks, None)).ShouldBeFalse();

        (await store.FindAsync(Id, None))!.Transcript.Count.ShouldBe(2);
        (await KindsFor(store, "folder")).ShouldBe([TicketEventKind.Opened]);
    }

    [Fact]
    public async Task AddLineAsync_MoreThanAreKept_TheOldestGo()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), [], None);

        for (var number = 0; number < TicketStore.MaxTranscript; number++)
        {
            await store.AddLineAsync(Id, Line($"{number}"), [], None);
        }

        var transcript = (await store.FindAsync(Id, None))!.Transcript;
        transcript.Select(line => line.Text).ShouldBe(Enumerable.Range(0, TicketStore.MaxTranscript).Select(number => $"{number}"));
    }

    [Fact]
    public async Task CloseAsync_Twice_IsNewsOnce()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), Desks, None);

        (await store.CloseAsync(Id, Now.AddHours(1), Desks, None)).ShouldBeTrue();
        (await store.CloseAsync(Id, Now.AddHours(2), Desks, None)).ShouldBeFalse();

        (await store.FindAsync(Id, None))!.ClosedAt.ShouldBe(Now.AddHours(1));
        (await KindsFor(store, "folder")).ShouldBe([TicketEventKind.Opened, TicketEventKind.Closed]);
    }

    [Fact]
    public async Task ListDueEventsAsync_SeveralOfOneTicketAndDesk_GivesTheOldestAlone()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), ["folder"], None);
        await store.AddLineAsync(Id, Line("x"), ["folder"], None);
        await store.OpenAsync(Ticket("T-0000000B", "b"), ["folder"], None);

        var due = await store.ListDueEventsAsync(Now.AddDays(1), 10, None);

        due.Select(one => (one.TicketId, one.Kind)).ShouldBe([(Id, TicketEventKind.Opened), ("T-0000000B", TicketEventKind.Opened)]);
        due[1].Number.ShouldBeGreaterThan(due[0].Number);
        (await store.ListDueEventsAsync(Now.AddDays(1), 1, None)).ShouldHaveSingleItem().TicketId.ShouldBe(Id);
    }

    [Fact]
    public async Task DeferEventAsync_Waiting_CountsTheAttemptAndHoldsThoseBehindItBack()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), ["folder"], None);
        await store.AddLineAsync(Id, Line("x"), ["folder"], None);
        var number = (await store.ListDueEventsAsync(Now, 10, None)).ShouldHaveSingleItem().Number;

        await store.DeferEventAsync(number, Now.AddHours(1), None);
        await store.DeferEventAsync(number, Now.AddHours(2), None);

        (await store.ListDueEventsAsync(Now.AddHours(2).AddTicks(-1), 10, None)).ShouldBeEmpty();
        var again = (await store.ListDueEventsAsync(Now.AddHours(2), 10, None)).ShouldHaveSingleItem();
        (again.Number, again.Attempts, again.At).ShouldBe((number, 2, Now));
    }

    [Fact]
    public async Task ListDueRepliesAsync_SeveralOfOneTicket_GivesTheOldestUntilItIsSettled()
    {
        var store = Create();
        await store.OpenAsync(Ticket(), [], None);
        await store.OpenAsync(Ticket("T-0000000B", "b"), [], None);
        await store.AddReplyAsync(Reply("r1", "one"), [], None);
        await store.AddReplyAsync(Reply("r2", "two"), [], None);
        await store.AddReplyAsync(Reply("r3", "other", "T-0000000B"), [], None);

        (await DueReplies(store)).ShouldBe(["r1", "r3"]);
        await store.DeferReplyAsync("r1", Now.AddHours(1), None);
        (await DueReplies(store)).ShouldBe(["r3"]);
        (await store.ListDueRepliesAsync(Now.AddHours(1), 1, None)).ShouldHaveSingleItem().Id.ShouldBe("r1");
        await store.SettleReplyAsync("r1", None);
        (await DueReplies(store)).ShouldBe(["r2", "r3"]);
    }

    [Fact]
    public async Task OpenAsync_Cancelled_ChangesNothing()
    {
        var store = Create();

        await Should.ThrowAsync<OperationCanceledException>(async () => await store.OpenAsync(Ticket(), Desks, new CancellationToken(true)));

        (await store.FindAsync(Id, None)).ShouldBeNull();
    }

    private static string Json(Ticket? ticket) => JsonSerializer.Serialize(ticket);

    private static async Task<IEnumerable<string>> DueReplies(TicketStore store) =>
        (await store.ListDueRepliesAsync(Now.AddMinutes(5), 10, None)).Select(reply => reply.Id);

    private static async Task<List<TicketEventKind>> KindsFor(TicketStore store, string desk) =>
        [.. (await DrainAsync(store, desk)).Select(one => one.Kind)];

    private static async Task<List<TicketEvent>> DrainAsync(TicketStore store, string desk)
    {
        var told = new List<TicketEvent>();
        while ((await store.ListDueEventsAsync(DateTimeOffset.MaxValue, 100, None)).FirstOrDefault(one => one.Desk == desk) is { } next)
        {
            told.Add(next);
            await store.RemoveEventAsync(next.Number, None);
        }

        return told;
    }
}

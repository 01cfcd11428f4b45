using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Handoff;
using QaBot.TestKit;
using QaBot.TestKit.Handoff;
using QaBot.Tickets;
using QaBot.Tickets.Folder;

namespace QaBot.Tests.Tickets;

public sealed class TicketDeliveryTests : IDisposable
{
    private static readonly string[] Names = ["one", "two"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DeskParts.Now);
    private readonly InMemoryTicketStore _store = new();
    private readonly CapturedLogs _logs = new();
    private readonly ScriptedDesk _one = new("one");
    private readonly ScriptedDesk _two = new("two");

    [Fact]
    public async Task DeliverDue_NewsForTwoDesks_TellsEachInOrder()
    {
        await OpenAsync();
        await _store.AddLineAsync("T-0000000A", TicketSample.Line("And?"), Names, default);
        await _store.CloseAsync("T-0000000A", DeskParts.Now, Names, default);

        _time.Advance(TimeSpan.FromDays(300));
        await Delivery().DeliverDueAsync(default);

        TicketEventKind[] all = [TicketEventKind.Opened, TicketEventKind.AskerWrote, TicketEventKind.Closed];
        _one.Told.Select(news => news.Kind).ShouldBe(all);
        _two.Told.Select(news => news.Kind).ShouldBe(all);
        (await _store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeliverDue_DeskDownForADay_TellsItAllInOrderWhenItIsBack()
    {
        await OpenAsync();
        _one.Answer = _ => DeskOutcome.Retry("Down.");
        var delivery = Delivery();
        for (var minute = 0; minute < 24 * 60; minute += 10)
        {
            await delivery.DeliverDueAsync(default);
            _time.Advance(TimeSpan.FromMinutes(10));
        }

        var attempts = _one.Told.Count;
        _one.Answer = _ => DeskOutcome.Delivered;
        _time.Advance(TimeSpan.FromMinutes(12));
        await delivery.DeliverDueAsync(default);

        _two.Told.ShouldHaveSingleItem();
        attempts.ShouldBeInRange(24 * 60 / 21, 24 * 60 / 10, "the wait grows to about ten minutes, and no further");
        _one.Told.Count.ShouldBe(attempts + 1);
        _logs.Lines.Count(line => line.Contains("is tried again", StringComparison.Ordinal)).ShouldBe(1, "a long outage is said once");
    }

    [Fact]
    public async Task DeliverDue_RefusedNews_IsNotedInTheFileAndTheLogAndForgotten()
    {
        await OpenAsync();
        _one.Answer = _ => DeskOutcome.Refused("The webhook answered 400.");

        await Delivery().DeliverDueAsync(default);

        _one.Told.ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(_folder["T-0000000A.md"])).ShouldContain("- 2026-07-02 10:00 UTC: New question: one was not told. The webhook answered 400.");
        _logs.Lines.ShouldContain(line => line.Contains("Error: T-0000000A: 'Opened' is given up for one. The webhook answered 400.", StringComparison.Ordinal));
        (await _store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(71, false)]
    [InlineData(72, true)]
    public async Task DeliverDue_FailureAfterHours_GivesUpNoSoonerThanConfigured(int hours, bool isGivenUp)
    {
        await OpenAsync();
        _one.Answer = _ => throw new InvalidOperationException();
        _time.Advance(TimeSpan.FromHours(hours));

        await Delivery(giveUpHours: 72).DeliverDueAsync(default);

        (await _store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, default)).Any().ShouldBe(!isGivenUp);
    }

    [Fact]
    public async Task DeliverDue_DeskNoLongerConfigured_KeepsItsNews()
    {
        await _store.OpenAsync(DeskParts.Ticket(), ["gone"], default);

        await Delivery().DeliverDueAsync(default);

        (await _store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, default)).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeliverDue_DeathAtAnyCall_LosesNothingAndRepeatsOnce(bool afterwards)
    {
        var deaths = 0;
        var repetitions = 0;
        for (var at = 1; ; at++)
        {
            var (store, desk) = (new InMemoryTicketStore(), new ScriptedDesk("one"));
            await store.OpenAsync(DeskParts.Ticket(), ["one"], default);
            await store.CloseAsync("T-0000000A", DeskParts.Now, ["one"], default);
            var dying = new DyingTicketStore(store, at, afterwards);
            await Should.NotThrowAsync(() => DeliverUntilDeathAsync(dying, desk));
            if (!dying.HasDied)
            {
                break;
            }

            // Another process: it knows only what the store holds.
            await Delivery(store, desk).DeliverDueAsync(default);

            deaths++;
            desk.Told.Select(news => news.Number).Distinct().Count().ShouldBe(2, $"call {at}: all news was told");
            var extra = desk.Told.Count - 2;
            extra.ShouldBeInRange(0, 1, $"call {at}: once too often at most");
            repetitions += extra;
            (await store.ListDueEventsAsync(DateTimeOffset.MaxValue, 10, default)).ShouldBeEmpty();
        }

        deaths.ShouldBe(7, "list, find, remove for two pieces of news, and the list that finds no more");
        repetitions.ShouldBe(afterwards ? 0 : 2, "only between the desk's answer and its being noted");
    }

    [Fact]
    public async Task DeliverDue_StoreThatCannotForget_DoesNotTellAgain()
    {
        await _store.OpenAsync(DeskParts.Ticket(), ["one"], default);
        var dying = new DyingTicketStore(_store, at: 3, afterwards: false);
        var delivery = Delivery(dying, _one);

        await Should.ThrowAsync<AggregateException>(() => delivery.DeliverDueAsync(default));
        await delivery.DeliverDueAsync(default);

        _one.Told.ShouldHaveSingleItem();
    }

    public void Dispose()
    {
        _folder.Dispose();
        _logs.Dispose();
    }

    private async Task DeliverUntilDeathAsync(TicketStore store, TicketDesk desk)
    {
        try
        {
            await Delivery(store, desk).DeliverDueAsync(default);
        }
        catch (Exception fault) when (fault is AggregateException or InvalidOperationException)
        {
            // It died.
        }
    }

    private async Task OpenAsync() => (await _store.OpenAsync(DeskParts.Ticket(), Names, default)).ShouldBeTrue();

    private TicketDelivery Delivery(int giveUpHours = 168) => Delivery(_store, giveUpHours, _one, _two);

    private TicketDelivery Delivery(TicketStore store, TicketDesk desk) => Delivery(store, 168, desk);

    private TicketDelivery Delivery(TicketStore store, int giveUpHours, params TicketDesk[] desks)
    {
        var options = Options.Create(new TicketsOptions { Folder = _folder.Path, GiveUpHours = giveUpHours });
        return new(store, new DeskList(desks), new TicketFolder(options, DeskParts.Links, _time), options, _time, _logs.CreateLogger<TicketDelivery>());
    }
}

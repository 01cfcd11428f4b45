using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;
using QaBot.TestKit.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class OutboxDeliveryTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryOutbox _outbox = new();
    private readonly CapturedLogs _logs = new();
    private FakeConnector _connector = null!;
    private ConnectorTransport _transport = null!;
    private ConnectorSenders _senders = null!;
    private OutboxDelivery _delivery = null!;
    private int _status = 500;

    private ConnectorTarget Target => TestConnector.At(_connector.Url);

    public async Task InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = _status;
            return Task.CompletedTask;
        };
        _transport = TestConnector.Transport(_time, new ConnectorOptions { MaxAttempts = 1, TimeoutSeconds = 1_000_000 });
        Restart(_outbox);
    }

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _connector.DisposeAsync();
    }

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task DeliverDueAsync_ChannelFailsForAnHour_LosesNothingDoublesNothingAndKeepsTheOrder()
    {
        var taken = Record();
        for (var minute = 0; minute < 60; minute++)
        {
            await Say("a", minute);
            await Say("b", minute);
            await PassAsync(TimeSpan.FromMinutes(1));

            // The process may start anew at any time.
            if (minute % 20 == 10)
            {
                Restart(_outbox);
            }
        }

        taken.ShouldBeEmpty();
        (await _outbox.CountAsync(default)).ShouldBe(120);

        _status = 200;
        await PassAsync(TimeSpan.FromMinutes(5));

        (await _outbox.CountAsync(default)).ShouldBe(0);
        var expected = Enumerable.Range(0, 60).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        taken.Where(one => one.Conversation == "a").Select(one => one.Text).ShouldBe(expected);
        taken.Where(one => one.Conversation == "b").Select(one => one.Text).ShouldBe(expected);

        // An hour of doubling waits: not a call each five seconds.
        _connector.Count.ShouldBeLessThan(120 + 60);
    }

    [Fact]
    public async Task DeliverDueAsync_ManyConversations_TakesOneOfEachAtATime()
    {
        for (var number = 0; number < 5; number++)
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 30), async (conversation, _) => await Say($"c{conversation}", number));
        }

        var busy = new Dictionary<string, int>();
        var gate = new Lock();
        var most = 0;
        var overlapped = false;
        _connector.Answer = async (context, _) =>
        {
            var path = context.Request.Path.Value!;
            lock (gate)
            {
                overlapped |= busy.GetValueOrDefault(path) > 0;
                busy[path] = busy.GetValueOrDefault(path) + 1;
                most = Math.Max(most, busy.Values.Sum());
            }

            await Task.Yield();
            lock (gate)
            {
                busy[path]--;
            }
        };

        await PassAsync(TimeSpan.FromSeconds(10));

        (await _outbox.CountAsync(default)).ShouldBe(0);
        overlapped.ShouldBeFalse();
        most.ShouldBeLessThanOrEqualTo(8);
    }

    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(1, null, 10)]
    [InlineData(5, null, 160)]
    [InlineData(6, null, 300)]
    [InlineData(1_000, null, 300)]
    [InlineData(0, 60, 60)]
    [InlineData(6, 60, 300)]
    [InlineData(0, 86_400, 3_600)]
    public void DelayAfter_Attempts_DoublesUpToFiveMinutes(int attempts, int? asked, int seconds) =>
        OutboxDelivery.DelayAfter(attempts, asked is { } wait ? TimeSpan.FromSeconds(wait) : null).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public async Task DeliverDueAsync_WaitedTooLong_IsGivenUpWithOneLine()
    {
        await Say("a", 1);
        _time.Advance(TimeSpan.FromHours(24));

        await _delivery.DeliverDueAsync(default);

        (await _outbox.CountAsync(default)).ShouldBe(0);
        _connector.Count.ShouldBe(1);
        _logs.Lines.Where(line => line.Contains("Gave up", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("24 h");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task DeliverDueAsync_ChannelRefusesOne_GivesItUpAndGoesOnWithTheNext(int status)
    {
        await Say("a", 1);
        await Say("a", 2);
        _status = status;

        await PassAsync(TimeSpan.FromSeconds(5));

        (await _outbox.CountAsync(default)).ShouldBe(0);
        _connector.Count.ShouldBe(3);
        _logs.Lines.Count(line => line.Contains("Gave up", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task DeliverDueAsync_MayHaveArrived_IsNotSentAgain()
    {
        await Say("a", 1);
        _connector.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        await PassAsync(TimeSpan.FromMinutes(30));

        (_connector.Count, await _outbox.CountAsync(default)).ShouldBe((2, 0));
    }

    [Fact]
    public async Task DeliverDueAsync_OneGetsThrough_ThoseThatWaitLongerAreTriedAtOnce()
    {
        await Say("late", 1);
        await PassAsync(TimeSpan.FromMinutes(20));
        _status = 200;
        var before = _connector.Count;

        await _senders.For(Target).SendAsync(TestConnector.Message("new"), default);
        await _delivery.DeliverDueAsync(default);

        (_connector.Count - before, await _outbox.CountAsync(default)).ShouldBe((2, 0));
    }

    [Fact]
    public async Task DeliverDueAsync_OutboxCannotForget_IsNotSentAgain()
    {
        var outbox = new ForgetfulOutbox(_outbox);
        Restart(outbox);
        await Say("a", 1);
        _status = 200;
        _time.Advance(TimeSpan.FromSeconds(5));
        outbox.Fault = new IOException("disk full");

        await Should.ThrowAsync<IOException>(_delivery.DeliverDueAsync(default));
        outbox.Fault = null;
        await _delivery.DeliverDueAsync(default);

        (_connector.Count, await _outbox.CountAsync(default)).ShouldBe((2, 0));
    }

    [Fact]
    public async Task DeliverDueAsync_ProcessDiedBeforeTheOutboxForgot_SendsThatOneAgainAndNoOther()
    {
        var outbox = new ForgetfulOutbox(_outbox);
        Restart(outbox);
        await Say("a", 1);
        await Say("a", 2);
        _status = 200;
        var taken = Record();
        _time.Advance(TimeSpan.FromSeconds(5));
        outbox.Fault = new IOException("killed");
        await Should.ThrowAsync<IOException>(_delivery.DeliverDueAsync(default));

        Restart(_outbox);
        await _delivery.DeliverDueAsync(default);

        taken.Select(one => one.Text).ShouldBe(["1", "1", "2"]);
    }

    [Fact]
    public async Task RunAsync_Added_DeliversByItselfAndStopsAfterWhatIsOnItsWay()
    {
        using var stopping = new CancellationTokenSource();
        var running = _delivery.RunAsync(stopping.Token);
        await Say("a", 1);
        var reached = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        _connector.Answer = async (_, _) =>
        {
            reached.TrySetResult();
            await answer.Task;
        };
        await Advance.UntilAsync(_time, TimeSpan.FromSeconds(1), () => reached.Task.IsCompleted, Patience);

        await stopping.CancelAsync();
        running.IsCompleted.ShouldBeFalse();
        answer.SetResult();
        await running.WaitAsync(Patience);

        (await _outbox.CountAsync(default)).ShouldBe(0);
    }

    private List<(string Conversation, string? Text)> Record()
    {
        var taken = new List<(string, string?)>();
        var gate = new Lock();
        _connector.Answer = (context, _) =>
        {
            var activity = FakeConnector.CallOf(context).Activity;
            context.Response.StatusCode = _status;
            if (_status == 200)
            {
                lock (gate)
                {
                    taken.Add((activity.Conversation!.Id!, activity.Text));
                }
            }

            return Task.CompletedTask;
        };
        return taken;
    }

    private async Task Say(string conversation, int number) =>
        await _senders.For(Target).SendAsync(TestConnector.Message(conversation, number.ToString(CultureInfo.InvariantCulture)), default);

    private async Task PassAsync(TimeSpan span)
    {
        for (var end = _time.GetUtcNow() + span; _time.GetUtcNow() < end;)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await _delivery.DeliverDueAsync(default);
        }
    }

    private void Restart(ActivityOutbox outbox)
    {
        var client = new ConnectorClient(_transport);
        _delivery = new OutboxDelivery(outbox, client, Options.Create(new ConnectorOptions()), _time, _logs.CreateLogger<OutboxDelivery>());
        _senders = new ConnectorSenders(client, outbox, _delivery, _time, _logs.CreateLogger<ConnectorSenders>());
    }
}

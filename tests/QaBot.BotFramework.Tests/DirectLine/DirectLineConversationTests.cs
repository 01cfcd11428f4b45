using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.TestKit.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class DirectLineConversationTests
{
    private readonly InMemoryDirectLineStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Append_TwoInOneInstant_GetRisingIdsTimesAndSequences()
    {
        var conversation = await CreateAsync();

        (await conversation.AppendAsync(Message("one"), None)).ShouldBe("c|0000001");
        (await conversation.AppendAsync(Message("two"), None)).ShouldBe("c|0000002");

        var set = Read(await conversation.ReadAfterAsync(null, None));
        set.Activities[1].Timestamp!.Value.ShouldBeGreaterThan(set.Activities[0].Timestamp!.Value);
        set.Activities.Select(Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task CanStream_NobodyFollows_IsFalse()
    {
        var conversation = await CreateAsync();
        var sender = new DirectLineSender(conversation);
        sender.CanStream.ShouldBeFalse();

        await using var stream = await conversation.SubscribeAsync(null, None);

        sender.CanStream.ShouldBeTrue();
    }

    [Fact]
    public async Task Append_ClockGoesBack_TimesStillRise()
    {
        var conversation = await CreateAsync(time: new BackwardClock());

        await conversation.AppendAsync(Message("one"), None);
        await conversation.AppendAsync(Message("two"), None);

        var set = Read(await conversation.ReadAfterAsync(null, None));
        set.Activities[1].Timestamp!.Value.ShouldBeGreaterThan(set.Activities[0].Timestamp!.Value);
    }

    [Fact]
    public async Task Receive_ChannelData_KeepsWhatTheClientPutThere()
    {
        var conversation = await CreateAsync();
        var data = JsonSerializer.SerializeToElement(new { clientActivityID = "x1" });

        await conversation.ReceiveAsync(Message("hi") with { ChannelData = data }, _ => ValueTask.FromResult(true), None);

        var echoed = Read(await conversation.ReadAfterAsync(null, None)).Activities.Single();
        echoed.ChannelData!.Value.GetProperty("clientActivityID").GetString().ShouldBe("x1");
        Sequence(echoed).ShouldBe(1);
    }

    [Fact]
    public async Task Receive_ChannelDataThatIsNoObject_IsLeftAsItStands()
    {
        var conversation = await CreateAsync();

        await conversation.ReceiveAsync(Message("hi") with { ChannelData = JsonSerializer.SerializeToElement("text") }, _ => ValueTask.FromResult(true), None);

        Read(await conversation.ReadAfterAsync(null, None)).Activities.Single().ChannelData!.Value.GetString().ShouldBe("text");
    }

    [Fact]
    public async Task Receive_BotDoesNotTakeIt_NobodySeesIt()
    {
        var conversation = await CreateAsync();
        await using var stream = await conversation.SubscribeAsync(null, None);

        (await conversation.ReceiveAsync(Message("hi"), _ => ValueTask.FromResult(false), None)).ShouldBeNull();

        stream.TryTake(out _).ShouldBeFalse();
        Read(await conversation.ReadAfterAsync(null, None)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_BotAnswersAtOnce_AnswerComesAfterTheEcho()
    {
        var conversation = await CreateAsync();
        Task<string>? answer = null;

        await conversation.ReceiveAsync(Message("question"), _ =>
        {
            answer = Task.Run(async () => await conversation.AppendAsync(Message("answer"), None));
            return ValueTask.FromResult(true);
        }, None);
        await answer!;

        Read(await conversation.ReadAfterAsync(null, None)).Activities.Select(activity => activity.Text).ShouldBe(["question", "answer"]);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("", 3)]
    [InlineData("1", 2)]
    [InlineData("3", 0)]
    [InlineData("99", 3)]
    [InlineData("-1", 3)]
    [InlineData("abc", 3)]
    public async Task ReadAfter_Watermark_GivesWhatCameAfterIt(string? watermark, int expected)
    {
        var conversation = await CreateAsync();
        foreach (var text in new[] { "one", "two", "three" })
        {
            await conversation.AppendAsync(Message(text), None);
        }

        var set = Read(await conversation.ReadAfterAsync(watermark, None));

        set.Activities.Count.ShouldBe(expected);
        set.Watermark.ShouldBe("3");
    }

    [Fact]
    public async Task Append_Typing_GoesToStreamsWithoutWatermarkAndIsNotKept()
    {
        var conversation = await CreateAsync();
        await using var stream = await conversation.SubscribeAsync(null, None);

        await conversation.AppendAsync(new Activity { Type = ActivityTypes.Typing }, None);

        var live = Take(stream);
        live.Activities.Single().Type.ShouldBe(ActivityTypes.Typing);
        live.Watermark.ShouldBeNull();
        Read(await conversation.ReadAfterAsync(null, None)).Activities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ActivityTypes.ConversationUpdate)]
    [InlineData(ActivityTypes.InstallationUpdate)]
    [InlineData(ActivityTypes.Invoke)]
    [InlineData(ActivityTypes.Trace)]
    public async Task Receive_WhatClientsDoNotShow_ReachesOnlyTheBot(string type)
    {
        var conversation = await CreateAsync();
        Activity? handed = null;

        await conversation.ReceiveAsync(new Activity { Type = type }, activity => ValueTask.FromResult((handed = activity) is not null), None);

        handed!.Type.ShouldBe(type);
        Read(await conversation.ReadAfterAsync(null, None)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task Subscribe_WithWatermark_GetsTheMissedInOneFrameAndThenWhatComes()
    {
        var conversation = await CreateAsync();
        await conversation.AppendAsync(Message("one"), None);
        await conversation.AppendAsync(Message("two"), None);
        await conversation.AppendAsync(Message("three"), None);

        await using var stream = await conversation.SubscribeAsync("1", None);
        await conversation.AppendAsync(Message("four"), None);

        var missed = Take(stream);
        missed.Activities.Select(activity => activity.Text).ShouldBe(["two", "three"]);
        missed.Watermark.ShouldBe("3");
        Take(stream).Watermark.ShouldBe("4");
    }

    [Fact]
    public async Task Append_MoreThanIsKept_TheOldestGo()
    {
        var conversation = await CreateAsync(new DirectLineLimits { MaxActivities = 2 });
        foreach (var text in new[] { "one", "two", "three" })
        {
            await conversation.AppendAsync(Message(text), None);
        }

        Read(await conversation.ReadAfterAsync(null, None)).Activities.Select(activity => activity.Text).ShouldBe(["two", "three"]);
    }

    [Fact]
    public async Task Append_MoreBytesThanAreKept_TheOldestGoAndTheNewestStays()
    {
        var conversation = await CreateAsync(new DirectLineLimits { MaxLogBytes = 1000 });

        await conversation.AppendAsync(Message("small"), None);
        await conversation.AppendAsync(Message(new string('x', 5000)), None);

        Read(await conversation.ReadAfterAsync(null, None)).Activities.Single().Text!.Length.ShouldBe(5000);
    }

    [Fact]
    public async Task Append_StreamThatIsNeverRead_IsCutOffAndOthersGoOn()
    {
        var conversation = await CreateAsync(new DirectLineLimits { MaxPendingActivities = 3 });
        await using var lazy = await conversation.SubscribeAsync(null, None);
        await using var eager = await conversation.SubscribeAsync(null, None);

        for (var i = 0; i < 4; i++)
        {
            await conversation.AppendAsync(Message("more"), None);
            eager.TryTake(out _).ShouldBeTrue();
        }

        lazy.Cut.IsCancellationRequested.ShouldBeTrue();
        eager.Cut.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task Append_StreamWithTooManyBytesWaiting_IsCutOff()
    {
        var conversation = await CreateAsync(new DirectLineLimits { MaxPendingBytes = 2000 });
        await using var lazy = await conversation.SubscribeAsync(null, None);

        await conversation.AppendAsync(Message(new string('x', 1500)), None);
        lazy.Cut.IsCancellationRequested.ShouldBeFalse();
        await conversation.AppendAsync(Message(new string('x', 1500)), None);

        lazy.Cut.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Subscribe_HistoryLongerThanMayWait_IsGivenWhole()
    {
        var conversation = await CreateAsync(new DirectLineLimits { MaxPendingBytes = 100 });
        await conversation.AppendAsync(Message(new string('x', 1500)), None);

        await using var stream = await conversation.SubscribeAsync(null, None);

        stream.Cut.IsCancellationRequested.ShouldBeFalse();
        Take(stream).Activities.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Subscribe_OneTooMany_CutsOffTheOldest()
    {
        var conversation = await CreateAsync(new DirectLineLimits { MaxStreams = 2 });
        await using var first = await conversation.SubscribeAsync(null, None);
        await using var second = await conversation.SubscribeAsync(null, None);
        await using var third = await conversation.SubscribeAsync(null, None);

        first.Cut.IsCancellationRequested.ShouldBeTrue();
        second.Cut.IsCancellationRequested.ShouldBeFalse();
        third.Cut.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task End_OpenStream_IsOver()
    {
        var conversation = await CreateAsync();
        await using var stream = await conversation.SubscribeAsync(null, None);

        conversation.End();

        stream.Cut.IsCancellationRequested.ShouldBeTrue();
        (await stream.WaitAsync(CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Append_FromManyThreads_EveryStreamSeesOneOrder()
    {
        var conversation = await CreateAsync(new DirectLineLimits { MaxPendingActivities = 1000 });
        await using var one = await conversation.SubscribeAsync(null, None);
        await using var two = await conversation.SubscribeAsync(null, None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await conversation.AppendAsync(Message("text"), None);
            }
        })));

        var expected = Enumerable.Range(1, 400).Select(i => (long)i);
        TakeAll(one).ShouldBe(expected);
        TakeAll(two).ShouldBe(expected);
    }

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private static long Sequence(Activity activity) => activity.ChannelData!.Value.GetProperty("webchat:sequence-id").GetInt64();

    private static ActivitySet Read(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize<ActivitySet>(json.Span, ActivityJson.Options)!;

    private static ActivitySet Take(DirectLineSubscription stream)
    {
        stream.TryTake(out var frame).ShouldBeTrue();
        return Read(frame);
    }

    private static List<long> TakeAll(DirectLineSubscription stream)
    {
        var sequences = new List<long>();
        while (stream.TryTake(out var frame))
        {
            sequences.AddRange(Read(frame).Activities.Select(Sequence));
        }

        return sequences;
    }

    private async Task<DirectLineConversation> CreateAsync(DirectLineLimits? limits = null, TimeProvider? time = null) => new(
        await _store.StartAsync("c", _time.GetUtcNow(), None), _store, limits ?? new DirectLineLimits(), time ?? _time);

    private sealed class BackwardClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 7, 2, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now -= TimeSpan.FromSeconds(1);
    }
}

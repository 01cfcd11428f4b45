using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class DirectLineConversationTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Append_TwoInOneInstant_GetRisingIdsTimesAndSequences()
    {
        var conversation = Create();

        conversation.Append(Message("one")).ShouldBe("c|0000001");
        conversation.Append(Message("two")).ShouldBe("c|0000002");

        var set = Read(conversation.ReadAfter(null));
        set.Activities[1].Timestamp!.Value.ShouldBeGreaterThan(set.Activities[0].Timestamp!.Value);
        set.Activities.Select(Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public void Append_ClockGoesBack_TimesStillRise()
    {
        var conversation = new DirectLineConversation("c", new DirectLineLimits(), new BackwardClock());

        conversation.Append(Message("one"));
        conversation.Append(Message("two"));

        var set = Read(conversation.ReadAfter(null));
        set.Activities[1].Timestamp!.Value.ShouldBeGreaterThan(set.Activities[0].Timestamp!.Value);
    }

    [Fact]
    public void Receive_ChannelData_KeepsWhatTheClientPutThere()
    {
        var conversation = Create();
        var data = JsonSerializer.SerializeToElement(new { clientActivityID = "x1" });

        conversation.Receive(Message("hi") with { ChannelData = data }, _ => true);

        var echoed = Read(conversation.ReadAfter(null)).Activities.Single();
        echoed.ChannelData!.Value.GetProperty("clientActivityID").GetString().ShouldBe("x1");
        Sequence(echoed).ShouldBe(1);
    }

    [Fact]
    public void Receive_ChannelDataThatIsNoObject_IsLeftAsItStands()
    {
        var conversation = Create();

        conversation.Receive(Message("hi") with { ChannelData = JsonSerializer.SerializeToElement("text") }, _ => true);

        Read(conversation.ReadAfter(null)).Activities.Single().ChannelData!.Value.GetString().ShouldBe("text");
    }

    [Fact]
    public void Receive_BotDoesNotTakeIt_NobodySeesIt()
    {
        var conversation = Create();
        using var stream = conversation.Subscribe(null);

        conversation.Receive(Message("hi"), _ => false).ShouldBeNull();

        stream.TryTake(out _).ShouldBeFalse();
        Read(conversation.ReadAfter(null)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_BotAnswersAtOnce_AnswerComesAfterTheEcho()
    {
        var conversation = Create();
        Task<string>? answer = null;

        conversation.Receive(Message("question"), _ =>
        {
            answer = Task.Run(() => conversation.Append(Message("answer")));
            return true;
        });
        await answer!;

        Read(conversation.ReadAfter(null)).Activities.Select(activity => activity.Text).ShouldBe(["question", "answer"]);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("", 3)]
    [InlineData("1", 2)]
    [InlineData("3", 0)]
    [InlineData("99", 3)]
    [InlineData("-1", 3)]
    [InlineData("abc", 3)]
    public void ReadAfter_Watermark_GivesWhatCameAfterIt(string? watermark, int expected)
    {
        var conversation = Create();
        foreach (var text in new[] { "one", "two", "three" })
        {
            conversation.Append(Message(text));
        }

        var set = Read(conversation.ReadAfter(watermark));

        set.Activities.Count.ShouldBe(expected);
        set.Watermark.ShouldBe("3");
    }

    [Fact]
    public void Append_Typing_GoesToStreamsWithoutWatermarkAndIsNotKept()
    {
        var conversation = Create();
        using var stream = conversation.Subscribe(null);

        conversation.Append(new Activity { Type = ActivityTypes.Typing });

        var live = Take(stream);
        live.Activities.Single().Type.ShouldBe(ActivityTypes.Typing);
        live.Watermark.ShouldBeNull();
        Read(conversation.ReadAfter(null)).Activities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ActivityTypes.ConversationUpdate)]
    [InlineData(ActivityTypes.InstallationUpdate)]
    [InlineData(ActivityTypes.Invoke)]
    [InlineData(ActivityTypes.Trace)]
    public void Receive_WhatClientsDoNotShow_ReachesOnlyTheBot(string type)
    {
        var conversation = Create();
        Activity? handed = null;

        conversation.Receive(new Activity { Type = type }, activity => (handed = activity) is not null);

        handed!.Type.ShouldBe(type);
        Read(conversation.ReadAfter(null)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public void Subscribe_WithWatermark_GetsTheMissedInOneFrameAndThenWhatComes()
    {
        var conversation = Create();
        conversation.Append(Message("one"));
        conversation.Append(Message("two"));
        conversation.Append(Message("three"));

        using var stream = conversation.Subscribe("1");
        conversation.Append(Message("four"));

        var missed = Take(stream);
        missed.Activities.Select(activity => activity.Text).ShouldBe(["two", "three"]);
        missed.Watermark.ShouldBe("3");
        Take(stream).Watermark.ShouldBe("4");
    }

    [Fact]
    public void Append_MoreThanIsKept_TheOldestGo()
    {
        var conversation = Create(new DirectLineLimits { MaxActivities = 2 });
        foreach (var text in new[] { "one", "two", "three" })
        {
            conversation.Append(Message(text));
        }

        Read(conversation.ReadAfter(null)).Activities.Select(activity => activity.Text).ShouldBe(["two", "three"]);
    }

    [Fact]
    public void Append_MoreBytesThanAreKept_TheOldestGoAndTheNewestStays()
    {
        var conversation = Create(new DirectLineLimits { MaxLogBytes = 1000 });

        conversation.Append(Message("small"));
        conversation.Append(Message(new string('x', 5000)));

        Read(conversation.ReadAfter(null)).Activities.Single().Text!.Length.ShouldBe(5000);
    }

    [Fact]
    public void Append_StreamThatIsNeverRead_IsCutOffAndOthersGoOn()
    {
        var conversation = Create(new DirectLineLimits { MaxPendingActivities = 3 });
        using var lazy = conversation.Subscribe(null);
        using var eager = conversation.Subscribe(null);

        for (var i = 0; i < 4; i++)
        {
            conversation.Append(Message("more"));
            eager.TryTake(out _).ShouldBeTrue();
        }

        lazy.Cut.IsCancellationRequested.ShouldBeTrue();
        eager.Cut.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void Append_StreamWithTooManyBytesWaiting_IsCutOff()
    {
        var conversation = Create(new DirectLineLimits { MaxPendingBytes = 2000 });
        using var lazy = conversation.Subscribe(null);

        conversation.Append(Message(new string('x', 1500)));
        lazy.Cut.IsCancellationRequested.ShouldBeFalse();
        conversation.Append(Message(new string('x', 1500)));

        lazy.Cut.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Subscribe_HistoryLongerThanMayWait_IsGivenWhole()
    {
        var conversation = Create(new DirectLineLimits { MaxPendingBytes = 100 });
        conversation.Append(Message(new string('x', 1500)));

        using var stream = conversation.Subscribe(null);

        stream.Cut.IsCancellationRequested.ShouldBeFalse();
        Take(stream).Activities.ShouldHaveSingleItem();
    }

    [Fact]
    public void Subscribe_OneTooMany_CutsOffTheOldest()
    {
        var conversation = Create(new DirectLineLimits { MaxStreams = 2 });
        using var first = conversation.Subscribe(null);
        using var second = conversation.Subscribe(null);
        using var third = conversation.Subscribe(null);

        first.Cut.IsCancellationRequested.ShouldBeTrue();
        second.Cut.IsCancellationRequested.ShouldBeFalse();
        third.Cut.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task End_OpenStream_IsOver()
    {
        var conversation = Create();
        using var stream = conversation.Subscribe(null);

        conversation.End();

        stream.Cut.IsCancellationRequested.ShouldBeTrue();
        (await stream.WaitAsync(CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Append_FromManyThreads_EveryStreamSeesOneOrder()
    {
        var conversation = Create(new DirectLineLimits { MaxPendingActivities = 1000 });
        using var one = conversation.Subscribe(null);
        using var two = conversation.Subscribe(null);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                conversation.Append(Message("text"));
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

    private DirectLineConversation Create(DirectLineLimits? limits = null) => new("c", limits ?? new DirectLineLimits(), _time);

    private sealed class BackwardClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 7, 2, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now -= TimeSpan.FromSeconds(1);
    }
}

using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.TestKit;
using QaBot.TestKit.Turns;

namespace QaBot.BotFramework.Tests.Turns;

public sealed class StreamedMessageTests
{
    private static readonly TimeSpan ChunkInterval = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan FinalInterval = TimeSpan.FromSeconds(1);
    private static readonly Activity Final = new() { Type = "message", Text = "Hold it for 3 s." };

    private readonly WatchedTime _time = new();
    private readonly StreamTakingSender _sender = new();

    [Fact]
    public async Task Stream_Whole_HasBothWireFormsOneIdAndNumbersWithoutGaps()
    {
        var turn = Turn();
        var stream = turn.OpenStream(_time);

        stream.ShowProgress("Looking ...");
        var progress = await _sender.NextAsync();
        await NextChunkAsync(() => stream.ShowText("Hold it"));
        var chunk = await _sender.NextAsync();
        await FinishAsync(turn, Final with { ChannelData = Json("""{"feedbackLoop":{"type":"default"}}"""), Entities = [new Entity { Type = "other" }] });
        var final = await _sender.NextAsync();

        Shape(progress).ShouldBe("""typing|Looking ...|{"streamType":"informative","streamSequence":1}""");
        Shape(chunk).ShouldBe("""typing|Hold it|{"streamId":"r1","streamType":"streaming","streamSequence":2}""");
        Shape(final).ShouldBe("""message|Hold it for 3 s.|{"streamId":"r1","streamType":"final","streamResult":"success"}""");
        final.ChannelData!.Value.GetProperty("feedbackLoop").GetProperty("type").GetString().ShouldBe("default");
        final.Entities!.Select(entity => entity.Type).ShouldBe(["other", "streaminfo"]);
        (progress.From!.Id, chunk.Recipient!.Id, final.Conversation!.Id).ShouldBe(("b", "u", "a:1"));
    }

    [Theory]
    [InlineData("msteams", "personal", true)]
    [InlineData("msteams", "Personal", true)]
    [InlineData("msteams", "groupChat", false)]
    [InlineData("msteams", "channel", false)]
    [InlineData("msteams", null, false)]
    [InlineData("webchat", null, true)]
    [InlineData("directline", null, true)]
    [InlineData("emulator", null, false)]
    [InlineData("slack", null, false)]
    [InlineData("email", null, false)]
    public async Task CanStream_EachChannel_DecidesWhatIsSent(string channel, string? type, bool expected)
    {
        var turn = Turn(channel, type);
        turn.CanStream.ShouldBe(expected);

        turn.OpenStream(_time).ShowProgress("Looking ...");

        if (!expected)
        {
            await turn.SendAsync(Final, default);
        }

        (await _sender.NextAsync()).Type.ShouldBe(expected ? "typing" : "message");
    }

    [Fact]
    public void CanStream_RepliesInTheResponse_IsFalse()
    {
        new TurnContext(Incoming("webchat", null), new BufferedSender()).CanStream.ShouldBeFalse();
        new TurnContext(Incoming("webchat", null) with { DeliveryMode = "expectReplies" }, _sender).CanStream.ShouldBeFalse();
    }

    [Theory]
    [InlineData("urn:botframework:aadappid:parent", null)]
    [InlineData(null, "skill")]
    public void CanStream_ParentBot_IsFalse(string? caller, string? role) =>
        new TurnContext(Incoming("webchat", null) with { CallerId = caller, Recipient = new ChannelAccount { Id = "b", Role = role } }, _sender)
            .CanStream.ShouldBeFalse();

    [Fact]
    public void CanStream_GroupInWebChat_IsFalse() =>
        new TurnContext(Incoming("webchat", null) with { Conversation = new ConversationAccount { Id = "c", IsGroup = true } }, _sender)
            .CanStream.ShouldBeFalse();

    [Fact]
    public async Task SendAsync_NothingWasShown_IsAnOrdinaryMessageAtOnce()
    {
        var turn = Turn();
        turn.OpenStream(_time);

        var response = await turn.SendAsync(Final, default);

        response.Id.ShouldBe("r1");
        StreamInfo.IsOn(await _sender.NextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task ShowText_FasterThanTeamsMayBeCalled_LeavesOutAllButTheNewest()
    {
        var stream = Turn().OpenStream(_time);
        stream.ShowText("a");
        await _sender.NextAsync();
        await _time.WaitBeginsAsync(ChunkInterval);

        stream.ShowText("a b");
        stream.ShowText("a b c");
        _time.Advance(ChunkInterval - TimeSpan.FromMilliseconds(1));
        _sender.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Shape(await _sender.NextAsync()).ShouldBe("""typing|a b c|{"streamId":"r1","streamType":"streaming","streamSequence":2}""");
    }

    [Fact]
    public async Task ShowText_ChannelIsSlow_NeitherWaitsNorPilesUpAndKeepsTheOrder()
    {
        var slow = new TaskCompletionSource<ResourceResponse>();
        _sender.Answer = async (_, number, _) => number == 1 ? await slow.Task : new ResourceResponse { Id = "late" };
        var turn = Turn("webchat", null);
        var stream = turn.OpenStream(_time);

        stream.ShowText("1");
        await _sender.NextAsync();
        stream.ShowText("1 2");
        stream.ShowText("1 2 3");
        var finish = turn.SendAsync(Final, default).AsTask();
        finish.IsCompleted.ShouldBeFalse();
        slow.SetResult(new ResourceResponse { Id = "s" });
        await finish;

        Shape(await _sender.NextAsync()).ShouldBe("""message|Hold it for 3 s.|{"streamId":"s","streamType":"final","streamResult":"success"}""");
        _sender.Count.ShouldBe(2);
    }

    [Fact]
    public async Task SendAsync_ChunkNeverArrives_IsSentByItselfAfterTwoSeconds()
    {
        _sender.Answer = async (activity, _, end) =>
        {
            if (activity.Type == "typing")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, end);
            }

            return new ResourceResponse { Id = "m" };
        };
        var turn = Turn("webchat", null);
        turn.OpenStream(_time).ShowProgress("Looking ...");
        await _sender.NextAsync();

        var finish = turn.SendAsync(Final, default).AsTask();
        await _time.WaitBeginsAsync(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(2));

        (await finish).Id.ShouldBe("m");
        StreamInfo.IsOn(await _sender.NextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task SendAsync_RightAfterAChunk_LeavesTeamsASecond()
    {
        var turn = await OpenAsync();

        var finish = turn.SendAsync(Final, default).AsTask();
        await _time.WaitBeginsAsync(FinalInterval);
        finish.IsCompleted.ShouldBeFalse();
        _time.Advance(FinalInterval);
        await finish;

        (await _sender.NextAsync()).Type.ShouldBe("message");
    }

    [Fact]
    public async Task Stream_ChannelGivesNoId_EndsInAnOrdinaryMessage()
    {
        _sender.Answer = (_, _, _) => ValueTask.FromResult(new ResourceResponse());
        var turn = await OpenAsync();
        turn.OpenStream(_time).ShowText("Hold");

        await FinishAsync(turn, Final);

        StreamInfo.IsOn(await _sender.NextAsync()).ShouldBeFalse();
        _sender.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Stream_ChannelTakesNone_EndsInAnOrdinaryMessage()
    {
        RefuseAt(1, StreamFault.NotAllowed);
        var turn = await OpenAsync();

        await FinishAsync(turn, Final);

        StreamInfo.IsOn(await _sender.NextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Final_ChannelTakesNoStreamAfterAll_IsSentByItself()
    {
        RefuseAt(2, StreamFault.NotAllowed);
        var turn = await OpenAsync();

        await FinishAsync(turn, Final);

        await _sender.NextAsync();
        Shape(await _sender.NextAsync()).ShouldBe("message|Hold it for 3 s.|");
    }

    [Fact]
    public async Task Chunk_PersonStopped_EndsTheTurnInSilence()
    {
        RefuseAt(2, StreamFault.Stopped);
        var turn = await OpenAsync();
        var stream = turn.OpenStream(_time);
        var stopped = new TaskCompletionSource();
        stream.Stopped.Register(stopped.SetResult);

        await NextChunkAsync(() => stream.ShowText("Hold"));
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60));

        stream.ShowText("Hold it");
        await Should.ThrowAsync<OperationCanceledException>(async () => await turn.SendAsync(Final, default));
        await Should.ThrowAsync<OperationCanceledException>(async () => await turn.SendAsync(Final, default));
        _sender.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Final_PersonStopped_IsNotSentAgain()
    {
        RefuseAt(2, StreamFault.Stopped);
        var turn = await OpenAsync();
        var stopped = turn.OpenStream(_time).Stopped;

        await Should.ThrowAsync<OperationCanceledException>(FinishAsync(turn, Final));

        (_sender.Count, _sender.Updated.Count, turn.IsClosed, stopped.IsCancellationRequested).ShouldBe((2, 0, true, true));
    }

    [Fact]
    public async Task Final_WasAcceptedBefore_IsNotSaidTwice()
    {
        RefuseAt(2, StreamFault.Completed);
        var turn = await OpenAsync();

        (await FinishAsync(turn, Final)).Id.ShouldBe("r1");

        (_sender.Count, _sender.Updated.Count).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Final_StreamWasEndedByTheChannel_IsPutInItsPlace()
    {
        RefuseAt(2, StreamFault.Ended);
        var turn = await OpenAsync();

        (await FinishAsync(turn, Final)).Id.ShouldBe("r1");

        var updated = _sender.Updated.ShouldHaveSingleItem();
        (updated.Id, Shape(updated)).ShouldBe(("r1", "message|Hold it for 3 s.|"));
    }

    [Fact]
    public async Task Final_OtherFault_ComesThrough()
    {
        RefuseAt(2, StreamFault.Other);
        var turn = await OpenAsync();

        await Should.ThrowAsync<StreamRefusalException>(FinishAsync(turn, Final));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stream_NearlyTwoMinutesOld_IsEndedAndTheAnswerFollows(bool canUpdate)
    {
        var sender = new StreamTakingSender { CanUpdate = canUpdate };
        var turn = new TurnContext(Incoming("msteams", "personal"), sender);
        turn.OpenStream(_time).ShowText("Hold it");
        await sender.NextAsync();
        await _time.WaitBeginsAsync(ChunkInterval);
        _time.Advance(ChunkInterval);
        await _time.WaitBeginsAsync(TimeSpan.FromSeconds(103.5));

        _time.Advance(TimeSpan.FromSeconds(103.5));
        var ended = await sender.NextAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        var said = await turn.SendAsync(Final, default);

        Shape(ended).ShouldBe("""message|Hold it|{"streamId":"r1","streamType":"final","streamResult":"timeout"}""");
        if (canUpdate)
        {
            (sender.Updated.ShouldHaveSingleItem().Id, said.Id, sender.Count).ShouldBe(("r1", "r1", 2));
        }
        else
        {
            Shape(await sender.NextAsync()).ShouldBe("message|Hold it for 3 s.|");
        }
    }

    [Fact]
    public async Task Chunk_ChannelIsBusy_ComesAgainAfterAWhileUnderTheSameNumber()
    {
        RefuseAt(2, StreamFault.Busy);
        var turn = await OpenAsync();
        var stream = turn.OpenStream(_time);
        await NextChunkAsync(() => stream.ShowText("Hold"));
        await _sender.NextAsync();

        await _time.WaitBeginsAsync(TimeSpan.FromSeconds(2));
        stream.ShowText("Hold it");
        _time.Advance(TimeSpan.FromSeconds(2));

        Shape(await _sender.NextAsync()).ShouldBe("""typing|Hold it|{"streamId":"r1","streamType":"streaming","streamSequence":2}""");
    }

    [Fact]
    public async Task Chunk_FailsForNoKnownReason_ShowsNoMoreAndStillEndsTheStream()
    {
        RefuseAt(2, StreamFault.Other);
        var turn = await OpenAsync();
        var stream = turn.OpenStream(_time);
        await NextChunkAsync(() => stream.ShowText("Hold"));
        await _sender.NextAsync();

        stream.ShowText("Hold it");
        await FinishAsync(turn, Final);

        Shape(await _sender.NextAsync()).ShouldBe("""message|Hold it for 3 s.|{"streamId":"r1","streamType":"final","streamResult":"success"}""");
    }

    [Theory]
    [InlineData("msteams", "personal", "Hold it, then", 1.5)]
    [InlineData("webchat", null, "No: press", 0.5)]
    public async Task ShowText_NotBeginningWithWhatWasShown_IsLeftOutWhereTheChannelRefusesIt(string channel, string? type, string expected, double interval)
    {
        var stream = Turn(channel, type).OpenStream(_time);
        stream.ShowText("Hold it");
        await _sender.NextAsync();
        await _time.WaitBeginsAsync(TimeSpan.FromSeconds(interval));

        stream.ShowText("No: press");
        _time.Advance(TimeSpan.FromSeconds(interval));
        if (channel == "msteams")
        {
            // Looked at and left out, the next follows after the pause that the first chunk began.
            stream.ShowText("Hold it, then");
            stream.ShowText("Hold it, then");
        }

        (await _sender.NextAsync()).Text.ShouldBe(expected);
    }

    [Fact]
    public async Task ShowProgress_AfterText_IsIgnored()
    {
        var turn = Turn("webchat", null);
        var stream = turn.OpenStream(_time);
        stream.ShowText("Hold");
        await _sender.NextAsync();

        stream.ShowProgress("Looking ...");
        await turn.SendAsync(Final, default);

        (await _sender.NextAsync()).Type.ShouldBe("message");
    }

    [Fact]
    public async Task ShowProgress_Long_IsCut()
    {
        Turn().OpenStream(_time).ShowProgress(new string('x', 1200));

        (await _sender.NextAsync()).Text!.Length.ShouldBe(1000);
    }

    [Fact]
    public async Task ShowTyping_WhileAStreamIsOpen_IsLeftOut()
    {
        var turn = await OpenAsync();

        await turn.SendAsync(new Activity { Type = "typing" }, default);

        _sender.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SendAsync_AfterTheFinalMessage_IsOrdinary()
    {
        var turn = await OpenAsync();
        await FinishAsync(turn, Final);
        await _sender.NextAsync();

        await turn.SendAsync(Final, default);

        StreamInfo.IsOn(await _sender.NextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Reopen_TurnOutOfTime_EndsTheStreamWithTheApology()
    {
        var turn = await OpenAsync();
        turn.Close();
        turn.OpenStream(_time).ShowText("too late");

        await FinishAsync(turn.Reopen(), Final with { Text = "Sorry." });

        Shape(await _sender.NextAsync()).ShouldBe("""message|Sorry.|{"streamId":"r1","streamType":"final","streamResult":"success"}""");
    }

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static Activity Incoming(string channel, string? type) => new()
    {
        Type = "message", Id = "m1", ChannelId = channel, Recipient = new ChannelAccount { Id = "b" }, From = new ChannelAccount { Id = "u" },
        Conversation = new ConversationAccount { Id = "a:1", ConversationType = type },
    };

    /// <summary>Type, text and the place in the stream, which must be the same in both forms.</summary>
    private static string Shape(Activity activity)
    {
        var wire = JsonSerializer.SerializeToElement(activity, ActivityJson.Options);
        string[] members = ["streamId", "streamType", "streamSequence", "streamResult"];
        string Of(JsonElement holder) => string.Join(',', members
            .Where(member => holder.TryGetProperty(member, out _))
            .Select(member => $"\"{member}\":{holder.GetProperty(member).GetRawText()}"));
        var entity = wire.TryGetProperty("entities", out var entities)
            ? entities.EnumerateArray().Where(e => e.GetProperty("type").GetString() == "streaminfo").Select(Of).SingleOrDefault() ?? ""
            : "";
        var data = wire.TryGetProperty("channelData", out var channelData) ? Of(channelData) : "";
        data.ShouldBe(entity);
        return $"{activity.Type}|{activity.Text}|{(entity.Length == 0 ? "" : $"{{{entity}}}")}";
    }

    private TurnContext Turn(string channel = "msteams", string? type = "personal") => new(Incoming(channel, type), _sender);

    /// <summary>A turn in Teams with a stream that shows a line of progress, in the pause after it.</summary>
    private async Task<TurnContext> OpenAsync()
    {
        var turn = Turn();
        turn.OpenStream(_time).ShowProgress("Looking ...");
        await _sender.NextAsync();
        return turn;
    }

    private async Task NextChunkAsync(Action show)
    {
        await _time.WaitBeginsAsync(ChunkInterval);
        show();
        _time.Advance(ChunkInterval);
    }

    /// <summary>Sends the final message, moving the clock over the pause before it.</summary>
    private async Task<ResourceResponse> FinishAsync(TurnContext turn, Activity final)
    {
        var finish = turn.SendAsync(final, default).AsTask();
        while (!finish.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await finish;
    }

    private void RefuseAt(int number, StreamFault fault)
    {
        var answer = _sender.Answer;
        _sender.Answer = (activity, count, end) => count == number
            ? ValueTask.FromException<ResourceResponse>(new StreamRefusalException(fault))
            : answer(activity, count, end);
    }
}

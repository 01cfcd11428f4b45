using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.TestKit;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class TeamsStreamingConformanceTests : IAsyncLifetime
{
    private static readonly TimeSpan ChunkInterval = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan FinalInterval = TimeSpan.FromSeconds(1);

    private readonly WatchedTime _time = new();
    private readonly Channel<AnswerUpdate> _updates = Channel.CreateUnbounded<AnswerUpdate>();
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new UpdatingQaEngine(_updates.Reader.ReadAllAsync), services => services.AddSingleton<TimeProvider>(_time), ("QaBot:Turns:TimeoutSeconds", "600"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("personal", true)]
    [InlineData("groupChat", false)]
    [InlineData("channel", false)]
    public async Task Gate_KindOfConversation_DecidesWhetherProgressIsShown(string type, bool isShown)
    {
        Say(new ProgressUpdate("Looking in the documents ..."));
        await AskAsync(type);

        if (isShown)
        {
            var progress = await NextStreamedAsync();
            (progress.Text, progress.ReplyToId).ShouldBe(("Looking in the documents ...", null), "a reply would be answered 405");
            return;
        }

        Say(Finished("Yes."));
        var message = (await _host.Connector.NextMessageAsync()).Activity;
        (message.Text, StreamInfo.IsOn(message)).ShouldBe(("Yes.", false));
    }

    [Fact]
    public async Task Chunks_OfOneAnswer_CarryTheWholeTextAndRisingNumbers()
    {
        await AskAsync("personal");

        Say(new ProgressUpdate("Looking in the documents ..."));
        var progress = await NextStreamedAsync();
        var first = await ChunkAsync(new TextUpdate("Hold it.", []));
        var second = await ChunkAsync(new TextUpdate(" Then let go.", []));
        var final = await FinalAsync("Hold it. Then let go. Done.");

        string[] texts = [progress.Text!, first.Text!, second.Text!, final.Text!];
        texts.ShouldBe(["Looking in the documents ...", "Hold it.", "Hold it. Then let go.", "Hold it. Then let go. Done."]);
        JsonElement[] infos = [InfoOf(progress), InfoOf(first), InfoOf(second)];
        infos.Select(info => info.GetProperty("streamSequence").GetInt32()).ShouldBe([1, 2, 3]);
        infos[0].TryGetProperty("streamId", out _).ShouldBeFalse();
        InfoOf(final).TryGetProperty("streamSequence", out _).ShouldBeFalse();
        JsonElement[] named = [infos[1], infos[2], InfoOf(final)];
        named.Select(info => info.GetProperty("streamId").GetString()).Distinct().Count().ShouldBe(1);
        (InfoOf(final).GetProperty("streamType").GetString(), final.Type).ShouldBe(("final", "message"));
    }

    [Fact]
    public async Task Stop_ByThePerson_IsObeyedInSilence()
    {
        await AskAsync("personal");
        Say(new ProgressUpdate("Looking in the documents ..."));
        await NextStreamedAsync();
        _host.Connector.Answer = async (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsJsonAsync(
                new { error = new { code = "ContentStreamNotAllowed", message = "Content stream was cancelled by user." } });
        };

        await ChunkAsync(new TextUpdate("Hold it.", []));
        var count = _host.Connector.Count;

        // The next question is answered, and nothing was said in between.
        Say(Finished("Never."));
        _host.Connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        };
        await AskAsync("personal", "m2");
        Say(Finished("Next."));
        (await _host.Connector.NextMessageAsync()).Activity.ReplyToId.ShouldBe("m2");
        count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Stream_NearlyTwoMinutesOld_IsEndedAndReplacedByTheAnswer()
    {
        await AskAsync("personal");
        Say(new ProgressUpdate("Looking in the documents ..."));
        await NextStreamedAsync();
        await _time.WaitBeginsAsync(ChunkInterval);
        _time.Advance(ChunkInterval);
        await _time.WaitBeginsAsync(TimeSpan.FromSeconds(103.5));
        _time.Advance(TimeSpan.FromSeconds(103.5));
        InfoOf((await _host.Connector.NextMessageAsync()).Activity).GetProperty("streamType").GetString().ShouldBe("final");

        Say(Finished("Yes."));
        await _time.WaitBeginsAsync(FinalInterval);
        _time.Advance(FinalInterval);

        var update = await _host.Connector.NextMessageAsync();
        (update.Method, update.Activity.Text, StreamInfo.IsOn(update.Activity)).ShouldBe(("PUT", "Yes.", false));
    }

    private static FinishedUpdate Finished(string text) => new(new Answer { Status = AnswerStatus.SmallTalk, Text = text, TraceId = "t" });

    private static JsonElement InfoOf(Activity activity)
    {
        var wire = JsonSerializer.SerializeToElement(activity, ActivityJson.Options);
        var info = wire.GetProperty("entities").EnumerateArray().Single(entity => entity.GetProperty("type").GetString() == "streaminfo");
        wire.GetProperty("channelData").GetProperty("streamType").GetString().ShouldBe(info.GetProperty("streamType").GetString());
        return info;
    }

    private async Task AskAsync(string type, string id = "m1")
    {
        var message = _host.Message("reset?", id);
        using var response = await _host.PostAsync(message with
        {
            ChannelId = ChannelIds.Teams,
            Conversation = message.Conversation! with { ConversationType = type },
            Text = "<at>Bot</at> reset?",
            Entities = [new Entity { Type = "mention", Properties = Mention(message.Recipient!) }],
        });
        response.EnsureSuccessStatusCode();
    }

    // Among others the bot answers only those who name it.
    private static Dictionary<string, JsonElement> Mention(ChannelAccount bot) => new()
    {
        ["mentioned"] = JsonSerializer.SerializeToElement(new { id = bot.Id, name = bot.Name }),
        ["text"] = JsonSerializer.SerializeToElement("<at>Bot</at>"),
    };

    private void Say(AnswerUpdate update) => _updates.Writer.TryWrite(update).ShouldBeTrue();

    private async Task<Activity> ChunkAsync(AnswerUpdate update)
    {
        await _time.WaitBeginsAsync(ChunkInterval);
        Say(update);
        _time.Advance(ChunkInterval);
        return await NextStreamedAsync();
    }

    private async Task<Activity> FinalAsync(string text)
    {
        await _time.WaitBeginsAsync(ChunkInterval);
        Say(Finished(text));
        await _time.WaitBeginsAsync(FinalInterval);
        _time.Advance(FinalInterval);
        return (await _host.Connector.NextMessageAsync()).Activity;
    }

    private async Task<Activity> NextStreamedAsync()
    {
        while (true)
        {
            var activity = (await _host.Connector.NextAsync()).Activity;
            if (StreamInfo.IsOn(activity))
            {
                return activity;
            }
        }
    }
}

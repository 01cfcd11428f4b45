using System.Text.Json;
using System.Threading.Channels;
using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;
using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class WebChatStreamingConformanceTests : IAsyncLifetime
{
    private readonly Channel<AnswerUpdate> _updates = Channel.CreateUnbounded<AnswerUpdate>();
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new UpdatingQaEngine(_updates.Reader.ReadAllAsync));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(ChannelIds.WebChat)]
    [InlineData(ChannelIds.DirectLine)]
    public async Task Stream_OfAnAnswer_StandsInChannelDataAndEntity(string channel)
    {
        _updates.Writer.TryWrite(new ProgressUpdate("Looking in the documents ..."));
        await _host.PostAsync(_host.Message("reset?") with { ChannelId = channel });
        var progress = await NextStreamedAsync();
        _updates.Writer.TryWrite(new FinishedUpdate(SampleAnswers.All["one-source"]));
        var final = (await _host.Connector.NextMessageAsync()).Activity;

        Both(progress, "streamType").ShouldBe("\"informative\"");
        Both(progress, "streamSequence").ShouldBe("1");
        Both(progress, "streamId").ShouldBeNull("the id of the first is the id of the stream");
        Both(final, "streamType").ShouldBe("\"final\"");
        Both(final, "streamId").ShouldNotBeNull();
        Both(final, "streamSequence").ShouldBeNull();
    }

    /// <summary>A member of the stream's data, which must be the same in both places.</summary>
    private static string? Both(Activity activity, string member)
    {
        var wire = JsonSerializer.SerializeToElement(activity, ActivityJson.Options);
        var entity = wire.GetProperty("entities").EnumerateArray().Single(e => e.GetProperty("type").GetString() == "streaminfo");
        var inEntity = entity.TryGetProperty(member, out var first) ? first.GetRawText() : null;
        var inData = wire.GetProperty("channelData").TryGetProperty(member, out var second) ? second.GetRawText() : null;
        inData.ShouldBe(inEntity);
        return inData;
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

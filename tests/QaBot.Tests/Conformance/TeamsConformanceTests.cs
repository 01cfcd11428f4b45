using System.Text;
using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Answering;
using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class TeamsConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(question => question switch
    {
        "three" => SampleAnswers.All["three-sources"],
        "hostile" => SampleAnswers.All["hostile"],
        _ => new Answer { Status = AnswerStatus.SmallTalk, Text = $"Asked: {question}", TraceId = "t" },
    }));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Message_MentionOfTheBot_IsStripped()
    {
        var mention = JsonSerializer.Deserialize<Entity>("""{"type":"mention","mentioned":{"id":"b"},"text":"<at>Bot</at>"}""", ActivityJson.Options)!;

        var reply = (await _host.AskAsync(Message("<at>Bot</at>&nbsp;reset?") with { Entities = [mention] })).ShouldHaveSingleItem();

        reply.Text.ShouldBe("Asked: reset?");
    }

    [Fact]
    public async Task Answer_Citations_KeepTheLimits()
    {
        var reply = (await _host.AskAsync(Message("three"))).ShouldHaveSingleItem();

        var claims = JsonSerializer.SerializeToElement(reply, ActivityJson.Options).GetProperty("entities")[0].GetProperty("citation").EnumerateArray().ToArray();
        claims.Length.ShouldBeInRange(1, 20);
        foreach (var appearance in claims.Select(claim => claim.GetProperty("appearance")))
        {
            appearance.GetProperty("name").GetString()!.Length.ShouldBeLessThanOrEqualTo(80);
            appearance.GetProperty("abstract").GetString()!.Length.ShouldBeLessThanOrEqualTo(160);
        }
    }

    [Theory]
    [InlineData("three")]
    [InlineData("hostile")]
    public async Task Answer_Whole_IsBelow80Kilobytes(string question)
    {
        var reply = (await _host.AskAsync(Message(question))).ShouldHaveSingleItem();

        Encoding.Unicode.GetByteCount(JsonSerializer.Serialize(reply, ActivityJson.Options)).ShouldBeLessThan(80 * 1024);
    }

    private Activity Message(string text) => _host.Message(text) with { ChannelId = ChannelIds.Teams };
}

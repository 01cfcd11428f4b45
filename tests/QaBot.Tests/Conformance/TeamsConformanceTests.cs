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
        "headings" => SampleAnswers.All["not-found"] with { Status = AnswerStatus.Answered },
        "long" => SampleAnswers.All["too-long"],
        "thirty" => SampleAnswers.All["thirty-sources"],
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
        claims.Length.ShouldBeInRange(1, 10);
        foreach (var appearance in claims.Select(claim => claim.GetProperty("appearance")))
        {
            appearance.GetProperty("name").GetString()!.Length.ShouldBeLessThanOrEqualTo(80);
            appearance.GetProperty("abstract").GetString()!.Length.ShouldBeLessThanOrEqualTo(160);
        }
    }

    [Fact]
    public async Task Answer_Keywords_AreTheHeadingsAndKeepTheLimits()
    {
        var reply = (await _host.AskAsync(Message("headings"))).ShouldHaveSingleItem();

        var appearance = JsonSerializer.SerializeToElement(reply, ActivityJson.Options).GetProperty("entities")[0].GetProperty("citation")[0].GetProperty("appearance");
        var keywords = appearance.GetProperty("keywords").EnumerateArray().Select(keyword => keyword.GetString()!).ToArray();
        keywords.ShouldBe(["Colours"]);
        keywords.ShouldAllBe(keyword => keyword.Length <= 28);
    }

    [Theory]
    [InlineData("three")]
    [InlineData("hostile")]
    [InlineData("long")]
    [InlineData("thirty")]
    public async Task Answer_Whole_IsBelow80Kilobytes(string question)
    {
        foreach (var reply in await _host.AskAsync(Message(question)))
        {
            Encoding.Unicode.GetByteCount(JsonSerializer.Serialize(reply, ActivityJson.Options)).ShouldBeLessThan(80 * 1024);
        }
    }

    [Fact]
    public async Task Answer_ThirtySources_AreTenToAMessage()
    {
        var replies = await _host.AskAsync(Message("thirty"));

        replies.SelectMany(reply => reply.Entities ?? []).Select(entity => entity.Properties!["citation"].GetArrayLength()).ShouldBe([10, 10, 10]);
    }

    [Fact]
    public async Task Answer_ToAQuestion_AsksForFeedback() =>
        (await _host.AskAsync(Message("three"))).ShouldHaveSingleItem().ChannelData!.Value.GetProperty("feedbackLoop").GetProperty("type").GetString().ShouldBe("default");

    private Activity Message(string text) => _host.Message(text) with { ChannelId = ChannelIds.Teams };
}

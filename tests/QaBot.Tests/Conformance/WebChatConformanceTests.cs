using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class WebChatConformanceTests : IAsyncLifetime
{
    private MessagingHost _host = null!;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(_ => SampleAnswers.All["one-source"]), ("QaBot:PublicUrl", "https://bot.example.com"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Answer_WithASource_HasItsDefinitionAndClaim()
    {
        var reply = await AskAsync();

        reply.Text!.ShouldContain("\n[1]: cite:1 \"");
        var claim = JsonSerializer.SerializeToElement(reply, ActivityJson.Options).GetProperty("entities")[0].GetProperty("citation")[0];
        claim.GetProperty("position").GetInt32().ShouldBe(1);
        claim.GetProperty("@id").GetString().ShouldBe("cite:1");

        // With a URL the page opens that, without one the passage.
        var appearance = claim.GetProperty("appearance");
        appearance.TryGetProperty("url", out _).ShouldBeFalse();
        appearance.GetProperty("text").GetString()!.ShouldContain("Hold the reset button for 3 s.\n\n[Open the source](<https://bot.example.com/sources/");
    }

    [Theory]
    [InlineData(0, "LikeAction")]
    [InlineData(1, "DislikeAction")]
    public async Task Answer_Thumbs_NameTheAnswer(int place, string action)
    {
        var thumb = JsonSerializer.SerializeToElement(await AskAsync(), ActivityJson.Options).GetProperty("entities")[0].GetProperty("potentialAction")[place];

        thumb.GetProperty("@type").GetString().ShouldBe(action);
        thumb.GetProperty("@id").GetString().ShouldBe(SampleAnswers.All["one-source"].TraceId);
        thumb.GetProperty("actionStatus").GetString().ShouldBe("PotentialActionStatus");
    }

    [Fact]
    public async Task Answer_Always_SaysItsFormat() => (await AskAsync()).TextFormat.ShouldBe("markdown");

    [Theory]
    [InlineData("LikeAction")]
    [InlineData("DislikeAction")]
    public async Task Feedback_EventOfAThumb_IsTaken(string action)
    {
        var thumb = JsonSerializer.Deserialize<Entity>($$"""{"@type":"{{action}}","@id":"#like-ans42","actionStatus":"PotentialActionStatus"}""", ActivityJson.Options)!;
        var message = _host.Message("") with { Type = "event", Text = null, Name = "webchat:activity-status/feedback", Entities = [thumb] };

        ((int)(await _host.PostAsync(message)).StatusCode).ShouldBe(202);
    }

    private async Task<Activity> AskAsync() =>
        (await _host.AskAsync(_host.Message("hi") with { ChannelId = ChannelIds.WebChat })).ShouldHaveSingleItem();
}

using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Tests.Activities;

public sealed class HandoffEventsTests
{
    [Fact]
    public void CreateInitiate_WithTranscript_IsTheEventOfTheProtocol()
    {
        var created = HandoffEvents.CreateInitiate(
            new Dictionary<string, string> { ["Language"] = "en" }, [new Activity { Type = "message", Text = "It still leaks" }]);

        JsonSerializer.Serialize(created, ActivityJson.Options).ShouldBe(
            """{"type":"event","attachments":[{"contentType":"application/json","content":{"activities":[{"type":"message","text":"It still leaks"}]},"name":"Transcript"}],"name":"handoff.initiate","value":{"Language":"en"}}""");
    }

    [Fact]
    public void CreateInitiate_WithoutTranscript_AttachesNothing() =>
        HandoffEvents.CreateInitiate(new Dictionary<string, string>(), []).Attachments.ShouldBeNull();

    [Theory]
    [InlineData("""{"state":"accepted","message":"Kim joined"}""", HandoffState.Accepted)]
    [InlineData("""{"state":"failed"}""", HandoffState.Failed)]
    [InlineData("""{"state":"completed"}""", HandoffState.Completed)]
    [InlineData("""{"state":"typing"}""", null)]
    [InlineData("""{"state":1}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("\"accepted\"", null)]
    public void ReadStatus_Value_IsRead(string value, HandoffState? expected)
    {
        var status = new Activity { Type = "event", Name = "handoff.status", Value = JsonSerializer.Deserialize<JsonElement>(value) };

        HandoffEvents.ReadStatus(status).ShouldBe(expected);
        HandoffEvents.ReadStatus(status with { Name = "handoff.initiate" }).ShouldBeNull();
        HandoffEvents.ReadStatus(status with { Type = "message" }).ShouldBeNull();
    }

    [Theory]
    [InlineData("skill", null, true)]
    [InlineData("Skill", null, true)]
    [InlineData("bot", "urn:botframework:aadappid:11111111-2222-3333-4444-555555555555", true)]
    [InlineData("bot", "urn:botframework:azure", false)]
    [InlineData(null, null, false)]
    public void IsToSkill_RoleOrCaller_Decides(string? role, string? caller, bool expected) =>
        new Activity { Recipient = new ChannelAccount { Id = "b", Role = role }, CallerId = caller }.IsToSkill().ShouldBe(expected);
}

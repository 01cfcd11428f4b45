using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Tests.Activities;

public sealed class MessageEntityTests
{
    [Fact]
    public void ToEntity_OneClaim_HasTheWireShape()
    {
        var entity = new MessageEntity
        {
            Citation = [new Claim { Position = 1, Appearance = new DigitalDocument { Name = "N", Abstract = "A", Url = "http://u/" } }],
        }.ToEntity();

        JsonSerializer.Serialize(entity, ActivityJson.Options).ShouldBe(
            """
            {"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","@id":"","citation":[{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"N","abstract":"A","url":"http://u/"}}]}
            """);
    }

    [Fact]
    public void ForMessages_Texts_SendWhatTheyShow()
    {
        var action = SuggestedActions.ForMessages(["Why?"])!.Actions!.Single();

        (action.Type, action.Title, action.Value!.Value.GetString()).ShouldBe(("imBack", "Why?", "Why?"));
        SuggestedActions.ForMessages([]).ShouldBeNull();
    }
}

using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class AutomaticMailTests
{
    [Theory]
    [InlineData("email", """{"subject":"Automatic reply: pump"}""", true)]
    [InlineData("email", """{"Subject":"Out of Office until Monday"}""", true)]
    [InlineData("email", """{"Auto-Submitted":"auto-replied"}""", true)]
    [InlineData("email", """{"autoSubmitted":"no","subject":"Re: pump"}""", false)]
    [InlineData("email", """{"subject":"How do I write an automatic reply?"}""", false)]
    [InlineData("email", """{"subject":7}""", false)]
    [InlineData("email", "[]", false)]
    [InlineData("msteams", """{"subject":"Automatic reply"}""", false)]
    public void Is_ChannelData_IsJudged(string channel, string data, bool expected) =>
        AutomaticMail.Is(new Activity { ChannelId = channel, ChannelData = JsonSerializer.Deserialize<JsonElement>(data) }).ShouldBe(expected);
}

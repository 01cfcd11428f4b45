using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QaBot.BotFramework.Activities;

namespace QaBot.Tests.Conformance;

public sealed class ActivityConformanceTests
{
    private const string Required = "\"type\":\"message\",\"channelId\":\"x\",\"from\":{\"id\":\"u\"},\"conversation\":{\"id\":\"c\"}";

    [Theory]
    [InlineData("unknown type", "{\"type\":\"somethingNew\",\"channelId\":\"x\",\"from\":{\"id\":\"u\"},\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("unknown member", "{" + Required + ",\"brandNew\":{\"a\":[1,null,\"b\"]}}")]
    [InlineData("unknown member of an account", "{\"type\":\"message\",\"channelId\":\"x\",\"from\":{\"id\":\"u\",\"agenticAppId\":\"a\"},\"conversation\":{\"id\":\"c\",\"extra\":1}}")]
    [InlineData("unknown entity", "{" + Required + ",\"entities\":[{\"type\":\"brandNew\",\"x\":{\"y\":1}}]}")]
    [InlineData("any channel data", "{" + Required + ",\"channelData\":[1,{\"a\":\"\"}]}")]
    [InlineData("any value", "{" + Required + ",\"value\":\"text\"}")]
    [InlineData("any content", "{" + Required + ",\"attachments\":[{\"contentType\":\"x/y\",\"content\":[7],\"odd\":true}]}")]
    public void ReadAndWrite_WhatIsUnknown_Survives(string row, string json)
    {
        var activity = ActivityReader.Read(Encoding.UTF8.GetBytes(json)).Activity.ShouldNotBeNull(row);

        JsonNode.DeepEquals(JsonNode.Parse(JsonSerializer.Serialize(activity, ActivityJson.Options)), JsonNode.Parse(json)).ShouldBeTrue(row);
    }

    [Fact]
    public void Write_NothingInIt_WritesNoNullsAndNoEmptyStrings()
    {
        var activity = new Activity { Type = "message", Text = "", Name = "", Locale = null, Attachments = [], Entities = [], From = new ChannelAccount { Id = "b", Name = "" } };

        JsonSerializer.Serialize(activity, ActivityJson.Options).ShouldBe("""{"type":"message","from":{"id":"b"},"text":""}""");
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Tests.Activities;

public sealed class ActivityJsonTests
{
    public static TheoryData<string> ProtocolExamples()
    {
        using var stream = typeof(ActivityJsonTests).Assembly.GetManifestResourceStream("protocol-examples.json")!;
        var examples = JsonNode.Parse(stream)!.AsArray();
        return [.. examples.Select(e => e!.ToJsonString())];
    }

    [Theory]
    [MemberData(nameof(ProtocolExamples))]
    public void ReadAndWrite_ProtocolExample_IsUnchanged(string json)
    {
        var written = RoundTrip(json);

        // A date is written with milliseconds, whether or not it was read with any.
        var expected = JsonNode.Parse(json)!;
        if (expected["timestamp"]?.GetValue<string>() is { Length: 20 } seconds)
        {
            expected["timestamp"] = seconds.Replace("Z", ".000Z", StringComparison.Ordinal);
        }

        JsonNode.DeepEquals(JsonNode.Parse(written), expected).ShouldBeTrue($"{json}\nbecame\n{written}");
    }

    [Fact]
    public void ReadAndWrite_UnknownMembersOnEveryType_Survive()
    {
        const string json = """
            {"type":"message","x1":{"a":[1]},"from":{"id":"u","x2":true},"conversation":{"id":"c","x3":"s"},
             "attachments":[{"contentType":"t","content":{"k":null},"x4":1}],
             "suggestedActions":{"actions":[{"type":"imBack","title":"t","value":"t","x5":2}],"x6":3},
             "entities":[{"type":"e","x7":{"deep":""}}],"relatesTo":{"activityId":"a","x8":4},"channelData":{"any":null}}
            """;

        var written = RoundTrip(json);

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(json)).ShouldBeTrue(written);
    }

    [Fact]
    public void Write_NullsEmptyListsAndEmptyStrings_AreLeftOutButForText()
    {
        var activity = new Activity
        {
            Type = "message", Text = "", Locale = "", Attachments = [], Entities = [], MembersAdded = [],
            From = new ChannelAccount { Id = "b", Name = "" },
        };

        JsonSerializer.Serialize(activity, ActivityJson.Options).ShouldBe("""{"type":"message","from":{"id":"b"},"text":""}""");
    }

    [Fact]
    public void ReadAndWrite_NullMembersAndCallerId_AreDropped() =>
        RoundTrip("""{"type":"message","id":null,"unknown":null,"callerId":"urn:botframework:azure","value":null}""")
            .ShouldBe("""{"type":"message"}""");

    [Fact]
    public void Read_NullsInLists_AreDropped() =>
        JsonSerializer.Deserialize<Activity>("""{"membersAdded":[null,{"id":"u"},null]}""", ActivityJson.Options)!
            .MembersAdded!.Select(m => m.Id).ShouldBe(["u"]);

    [Fact]
    public void Write_EmptyActivitySet_KeepsItsList() =>
        JsonSerializer.Serialize(new ActivitySet { Activities = [] }, ActivityJson.Options).ShouldBe("""{"activities":[]}""");

    [Theory]
    [InlineData("2026-07-02T10:20:30.123Z", "2026-07-02T10:20:30.123Z")]
    [InlineData("2026-07-02T12:20:30.123+02:00", "2026-07-02T12:20:30.123+02:00")]
    [InlineData("2026-07-02T10:20:30Z", "2026-07-02T10:20:30.000Z")]
    [InlineData("2026-07-02T10:20:30.1Z", "2026-07-02T10:20:30.100Z")]
    [InlineData("2026-07-02T10:20:30.1234567-03:30", "2026-07-02T10:20:30.1234567-03:30")]
    [InlineData("2026-07-02T10:20:30", "2026-07-02T10:20:30.000Z")]
    public void ReadAndWrite_Date_KeepsOffsetAndDigits(string read, string written) =>
        RoundTrip($$"""{"localTimestamp":"{{read}}"}""").ShouldBe(
            JsonSerializer.Serialize(new Dictionary<string, string> { ["localTimestamp"] = written }, RelaxedOptions));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("2026-13-45T99:00:00Z")]
    public void Read_UnreadableDate_IsAbsent(string date) =>
        JsonSerializer.Deserialize<Activity>($$"""{"type":"message","timestamp":"{{date}}"}""", ActivityJson.Options)
            .ShouldNotBeNull().Timestamp.ShouldBeNull();

    private static readonly JsonSerializerOptions RelaxedOptions = new(ActivityJson.Options);

    private static string RoundTrip(string json) => JsonSerializer.Serialize(
        JsonSerializer.Deserialize<Activity>(json, ActivityJson.Options), ActivityJson.Options);
}

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace QaBot.BotBuilder.Tests;

public sealed class ActivityConversionTests
{
    private const string Full =
        """
        {
          "type": "message", "id": "m1", "timestamp": "2026-03-01T12:00:00Z", "text": "why?", "channelId": "msteams",
          "from": { "id": "29:u", "aadObjectId": "a", "somethingNew": 1 },
          "conversation": { "id": "a:1", "conversationType": "personal", "tenantId": "t" },
          "channelData": { "tenant": { "id": "t" }, "since": "2026-03-01T12:00:00+02:00", "list": [1, 2.5, true, null], "ünï": "é" },
          "entities": [ { "type": "clientInfo", "locale": "de-DE", "deep": { "er": [ {} ] } } ],
          "value": { "when": "2026-03-01", "number": 12345678901234567890 },
          "unknownMember": { "kept": [ "as it stands" ] },
          "textHighlights": [ { "text": "why", "occurrence": 1 } ]
        }
        """;

    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None, NullValueHandling = NullValueHandling.Ignore };

    [Fact]
    public void FromSdkAndBack_EveryMember_SurvivesToTheLetter()
    {
        var back = ActivityConversion.ToSdk(ActivityConversion.FromSdk(Read(Full)));

        Ordered(Write(back)).ShouldBe(Ordered(JsonConvert.DeserializeObject<JObject>(Full, AsWritten)!));
    }

    [Fact]
    public void FromSdk_CallerId_IsTheAdaptersWord() =>
        ActivityConversion.FromSdk(new SdkActivity { Type = "message", CallerId = "urn:botframework:azure" }).CallerId.ShouldBe("urn:botframework:azure");

    [Fact]
    public void ToSdk_CallerId_DoesNotLeave() =>
        ActivityConversion.ToSdk(new() { Type = "message", CallerId = "urn:botframework:azure" }).CallerId.ShouldBeNull();

    private static SdkActivity Read(string json) => JsonConvert.DeserializeObject<SdkActivity>(json, AsWritten)!;

    private static JObject Write(SdkActivity activity) => JsonConvert.DeserializeObject<JObject>(JsonConvert.SerializeObject(activity, AsWritten), AsWritten)!;

    private static string Ordered(JObject value) =>
        new JObject(value.Properties().OrderBy(member => member.Name, StringComparer.Ordinal)).ToString(Formatting.Indented);
}

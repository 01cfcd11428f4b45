using Newtonsoft.Json;
using QaBot.BotFramework.Activities;
using JsonSerializer = System.Text.Json.JsonSerializer;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace QaBot.BotBuilder;

/// <summary>Takes activities from the SDK's type to ours and back by their JSON, so that members that only one side knows survive.</summary>
internal static class ActivityConversion
{
    // A date inside channel data is text to whoever put it there, and must come back as it was.
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None,
        MaxDepth = ActivityJson.MaxDepth,
        NullValueHandling = NullValueHandling.Ignore,
    };

    /// <summary>An activity that came in. Who called is known to the SDK's adapter, which has authenticated it.</summary>
    public static Activity FromSdk(SdkActivity activity) =>
        JsonSerializer.Deserialize<Activity>(JsonConvert.SerializeObject(activity, Settings), ActivityJson.Options)! with { CallerId = activity.CallerId };

    /// <summary>An activity that goes out.</summary>
    public static SdkActivity ToSdk(Activity activity) =>
        JsonConvert.DeserializeObject<SdkActivity>(JsonSerializer.Serialize(activity, ActivityJson.Options), Settings)!;
}

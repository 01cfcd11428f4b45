using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>The SDK's activity, with those of its members that the binding or its tests use. Members it does not have are kept.</summary>
public class Activity : IMessageActivity, IMessageUpdateActivity, IMessageDeleteActivity, IConversationUpdateActivity,
    IInstallationUpdateActivity, IEventActivity, IEndOfConversationActivity, IInvokeActivity
{
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    [JsonProperty(PropertyName = "timestamp")]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    [JsonProperty(PropertyName = "entities")]
    public IList<Entity> Entities { get; set; }

    [JsonProperty(PropertyName = "channelData")]
    public object ChannelData { get; set; }

    [JsonProperty(PropertyName = "value")]
    public object Value { get; set; }

    [JsonProperty(PropertyName = "deliveryMode")]
    public string DeliveryMode { get; set; }

    [JsonProperty(PropertyName = "callerId")]
    public string CallerId { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = [];
}

using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What the SDK gives back for a sent activity.</summary>
public class ResourceResponse
{
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }
}

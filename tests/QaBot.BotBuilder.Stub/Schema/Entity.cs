using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>The SDK's entity.</summary>
public class Entity
{
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = [];
}

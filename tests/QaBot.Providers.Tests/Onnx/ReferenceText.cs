using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.Providers.Tests.Onnx;

/// <summary>A text with the token numbers and the vector that the model's own makers' tools give it.</summary>
internal sealed record ReferenceText(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("ids")] long[] Ids,
    [property: JsonPropertyName("embedding")] float[] Embedding)
{
    public static IReadOnlyList<ReferenceText> All { get; } = JsonSerializer.Deserialize<ReferenceText[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Onnx", "Fixtures", "reference.json")))!;
}

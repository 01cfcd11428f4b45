using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.Providers.Tests.Onnx;

/// <summary>A question and a passage with the token numbers and the scores that the model's own makers' tools give them.</summary>
internal sealed record ReaderReference(
    [property: JsonPropertyName("question")] string Question,
    [property: JsonPropertyName("passage")] string Passage,
    [property: JsonPropertyName("ids")] long[] Ids,
    [property: JsonPropertyName("type_ids")] long[] TypeIds,
    [property: JsonPropertyName("answerable")] double Answerable,
    [property: JsonPropertyName("null_span")] double NullSpan,
    [property: JsonPropertyName("sentences")] int[][] Sentences,
    [property: JsonPropertyName("sentence_logits")] double[] SentenceLogits,
    [property: JsonPropertyName("best_span")] int[] BestSpan,
    [property: JsonPropertyName("best_span_score")] double BestSpanScore)
{
    public static IReadOnlyList<ReaderReference> All { get; } = JsonSerializer.Deserialize<ReaderReference[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Onnx", "Fixtures", "reader-reference.json")))!;
}

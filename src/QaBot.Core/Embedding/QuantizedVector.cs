namespace QaBot.Core.Embedding;

/// <summary>A vector of unit length as signed bytes: component i is <c>Values[i] * Scale</c>.</summary>
/// <param name="Values">The components, each in [-127, 127].</param>
/// <param name="Scale">What one step is worth: the largest absolute component divided by 127.</param>
public sealed record QuantizedVector(sbyte[] Values, float Scale);

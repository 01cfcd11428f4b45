namespace QaBot.Core.Embedding;

/// <summary>The identity of an embedding model. Vectors of two models are never compared.</summary>
/// <param name="Id">Name and version; it changes whenever the model's vectors would, such as <c>all-minilm-l6-v2@3fa91efe4d7f19be</c>.</param>
/// <param name="Dimensions">Length of its vectors.</param>
public sealed record EmbeddingModel(string Id, int Dimensions);

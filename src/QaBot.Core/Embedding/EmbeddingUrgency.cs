using Microsoft.Extensions.AI;

namespace QaBot.Core.Embedding;

/// <summary>
/// Tells a generator in this process that somebody waits for the result, so that a question does not queue behind an ingestion.
/// Generators that do not know the mark ignore it.
/// </summary>
public static class EmbeddingUrgency
{
    /// <summary>Name of the entry in <see cref="EmbeddingGenerationOptions.AdditionalProperties"/>; its value is the boolean true.</summary>
    public const string Property = "qabot.interactive";

    /// <summary>New options that mark a call as interactive.</summary>
    public static EmbeddingGenerationOptions Interactive => new() { AdditionalProperties = new() { [Property] = true } };

    /// <summary>Whether a call with these options is marked as interactive.</summary>
    public static bool IsInteractive(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out var value) && value is true;
}

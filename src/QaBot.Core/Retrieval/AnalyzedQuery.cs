namespace QaBot.Core.Retrieval;

/// <summary>A question as retrieval reads it.</summary>
public sealed record AnalyzedQuery
{
    /// <summary>The question as it was asked.</summary>
    public required string Text { get; init; }

    /// <summary>Its words, in order, stop words too.</summary>
    public required IReadOnlyList<QueryWord> Words { get; init; }

    /// <summary>The analysed terms that are searched for, distinct, in order of first use.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Pairs of terms that stand side by side in the question, distinct.</summary>
    public required IReadOnlyList<TermPair> Pairs { get; init; }

    /// <summary>The words that were left out of the search.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>The words that were read as another.</summary>
    public IReadOnlyList<SpellingCorrection> Corrections { get; init; } = [];
}

namespace QaBot.Core.Retrieval;

/// <summary>Why a passage ranked where it did.</summary>
public sealed record ScoreBreakdown
{
    /// <summary>BM25 over the body field.</summary>
    public double Body { get; init; }

    /// <summary>BM25 over the heading field, already weighted.</summary>
    public double Heading { get; init; }

    /// <summary>What neighbouring question words found as neighbours added.</summary>
    public double Bigrams { get; init; }

    /// <summary>The sum of the lexical parts, min-max normalised over the candidates, in [0, 1].</summary>
    public double LexicalNormalized { get; init; }

    /// <summary>Place in the lexical list, 1-based; null when absent from it.</summary>
    public int? LexicalRank { get; init; }

    /// <summary>Cosine of question and passage; null when the passage was not among the nearest.</summary>
    public double? Similarity { get; init; }

    /// <summary>The cosine, min-max normalised over the candidates, in [0, 1].</summary>
    public double SimilarityNormalized { get; init; }

    /// <summary>Place in the vector list, 1-based; null when absent from it.</summary>
    public int? VectorRank { get; init; }

    /// <summary>The fused score, in [0, 1].</summary>
    public double Fused { get; init; }
}

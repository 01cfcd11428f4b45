namespace QaBot.Core.Retrieval;

/// <summary>The passages found for a question.</summary>
public sealed record RetrievalResult
{
    /// <summary>The question as it was read: its terms, what was left out, what was corrected.</summary>
    public required AnalyzedQuery Query { get; init; }

    /// <summary>The passages, best first, each with the reasons for its place.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }

    /// <summary>
    /// How rare each term of the question is: its inverse document frequency, the corpus taken to have at least 250 chunks. It is what
    /// answers are judged by; passages are ranked by the frequencies as they are.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Idf { get; init; }

    /// <summary>The terms of the question that no chunk holds.</summary>
    public required IReadOnlyList<string> UnknownTerms { get; init; }

    /// <summary>The question's vector, of unit length; null when it was searched for by words alone.</summary>
    public ReadOnlyMemory<float>? QueryVector { get; init; }

    /// <summary>How the passages were found.</summary>
    public required RetrievalTrace Trace { get; init; }
}

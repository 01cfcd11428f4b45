using QaBot.Core.Text;

namespace QaBot.Evaluation.DataSets;

/// <summary>One question with what is known of its answer.</summary>
public sealed record EvaluationQuestion
{
    /// <summary>Its id, once in its set.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Whether the documents answer it.</summary>
    public required bool IsAnswerable { get; init; }

    /// <summary>The documents that answer it; empty where the set does not say which, and for questions without an answer.</summary>
    public IReadOnlyList<string> Gold { get; init; } = [];

    /// <summary>Accepted texts; empty where the set names documents only.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Where the answers stand in the text of the document it was written on, in Unicode characters (code points); empty where the set does not say.</summary>
    public IReadOnlyList<TextRange> Spans { get; init; } = [];

    /// <summary>The document it was written on, also when that does not answer it; null where the set does not say.</summary>
    public string? Origin { get; init; }

    /// <summary>The part of the corpus it is asked of; null for all of it.</summary>
    public string? Site { get; init; }

    /// <summary>The line it stands on, 1-based.</summary>
    public int Line { get; init; }
}

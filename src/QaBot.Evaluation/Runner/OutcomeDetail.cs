namespace QaBot.Evaluation.Runner;

/// <summary>What a person needs to see why an outcome is what it is. It holds texts of documents.</summary>
public sealed record OutcomeDetail
{
    /// <summary>The documents that answer.</summary>
    public IReadOnlyList<string> Gold { get; init; } = [];

    /// <summary>The accepted texts.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>The reply.</summary>
    public required string Text { get; init; }

    /// <summary>The words highlighted in it; null where none were.</summary>
    public string? Highlight { get; init; }

    /// <summary>The first passages.</summary>
    public IReadOnlyList<PassageDetail> Passages { get; init; } = [];

    /// <summary>The first sentences.</summary>
    public IReadOnlyList<SentenceDetail> Sentences { get; init; } = [];

    /// <summary>What the confidence was made from, by name.</summary>
    public IReadOnlyDictionary<string, double> Features { get; init; } = new Dictionary<string, double>();
}

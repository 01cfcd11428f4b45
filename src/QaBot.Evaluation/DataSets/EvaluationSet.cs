namespace QaBot.Evaluation.DataSets;

/// <summary>Questions, and the documents they are asked of.</summary>
public sealed record EvaluationSet
{
    /// <summary>What the set is called: the name of its folder or file.</summary>
    public required string Name { get; init; }

    /// <summary>The full path of its folder or questions file.</summary>
    public required string Path { get; init; }

    /// <summary>Its documents; empty when the questions are about the user's own knowledge folder.</summary>
    public IReadOnlyList<EvaluationDocument> Documents { get; init; } = [];

    /// <summary>Whether the questions are about the user's own knowledge folder.</summary>
    public bool IsOwnKnowledge => Documents.Count == 0;

    /// <summary>Its questions, in the order of the file.</summary>
    public required IReadOnlyList<EvaluationQuestion> Questions { get; init; }

    /// <summary>SHA-256 over the files it was read from, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The name of the file with the questions, for messages.</summary>
    public required string QuestionsFile { get; init; }
}

namespace QaBot.Evaluation.Runner;

/// <summary>How a set is measured.</summary>
public sealed record RunSettings
{
    /// <summary>The file that outcomes are added to as they come in.</summary>
    public required string OutcomeFile { get; init; }

    /// <summary>Folder for the documents of a set.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>The user's documents, for a set without documents of its own.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>How many questions of each kind that the set gives are asked at most; 0 for all.</summary>
    public int Sample { get; init; }

    /// <summary>How many questions of each kind that is made are asked at most; 0 for none.</summary>
    public int Negatives { get; init; }

    /// <summary>Identity of the program's engine.</summary>
    public required string Program { get; init; }

    /// <summary>Identity of the settings that change answers.</summary>
    public required string Settings { get; init; }

    /// <summary>Whether outcomes of another run in the same file are replaced; else they are a fault.</summary>
    public bool ReplaceOther { get; init; }
}

namespace QaBot.Evaluation.Report;

/// <summary>What a figure speaks of.</summary>
public enum FigureGroup
{
    /// <summary>Whether the right passages are found.</summary>
    Retrieval,

    /// <summary>Whether the right sentence is chosen.</summary>
    Answer,

    /// <summary>Whether the bot knows when not to answer.</summary>
    Abstention,

    /// <summary>Whether quotes are true and support.</summary>
    Citations,

    /// <summary>How fast and how large it is.</summary>
    Speed,
}

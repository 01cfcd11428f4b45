namespace QaBot.Evaluation.Runner;

/// <summary>What outcomes are outcomes of: runs in which any of it differs are not one run.</summary>
/// <param name="Schema">Version of the file's form.</param>
/// <param name="Set">Hash of the questions and documents asked.</param>
/// <param name="Program">Hash of the program's engine.</param>
/// <param name="Settings">Hash of the settings that change answers.</param>
/// <param name="Model">The embedding model.</param>
public sealed record OutcomeOrigin(string Schema, string Set, string Program, string Settings, string Model)
{
    /// <summary>The form that this version writes.</summary>
    public const string CurrentSchema = "qabot-outcomes/1";

    /// <summary>What differs, in words.</summary>
    internal IReadOnlyList<string> Differences(OutcomeOrigin other)
    {
        (string Name, string Here, string There)[] parts =
        [
            ("the form of the file", Schema, other.Schema),
            ("the set or its sample", Set, other.Set),
            ("the program", Program, other.Program),
            ("the settings", Settings, other.Settings),
            ("the embedding model", Model, other.Model),
        ];
        return [.. parts.Where(part => part.Here != part.There).Select(part => $"{part.Name} differs")];
    }
}

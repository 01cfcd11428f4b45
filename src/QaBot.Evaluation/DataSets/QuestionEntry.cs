namespace QaBot.Evaluation.DataSets;

/// <summary>One entry of a questions file as it was written, before it is judged.</summary>
/// <param name="Line">The line it begins on, 1-based.</param>
/// <param name="Fields">The texts of each field that was given.</param>
internal sealed record QuestionEntry(int Line, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    /// <summary>The fields that a questions file knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["id", "question", "document", "answer", "answerable"];

    /// <summary>The texts of a field, blank ones aside; empty where it is missing.</summary>
    public IReadOnlyList<string> this[string name] =>
        [.. Fields.GetValueOrDefault(name, []).Select(text => text.Trim()).Where(text => text.Length > 0)];
}

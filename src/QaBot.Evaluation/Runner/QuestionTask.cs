using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Runner;

/// <summary>One question to ask.</summary>
/// <param name="Kind">Whether the documents answer it, and if not, why.</param>
/// <param name="Question">The question.</param>
/// <param name="Without">Source paths of the documents that are taken away for it.</param>
internal sealed record QuestionTask(QuestionKind Kind, EvaluationQuestion Question, IReadOnlyList<string> Without)
{
    /// <summary>Names the task among those of its set.</summary>
    public string Key => KeyOf(Kind, Question.Id);

    /// <summary>The name of a task.</summary>
    public static string KeyOf(QuestionKind kind, string id) => $"{kind}|{id}";
}

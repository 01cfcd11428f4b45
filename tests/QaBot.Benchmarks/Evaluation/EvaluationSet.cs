using System.Text.Json;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Documents and questions of one folder (<c>docs.jsonl</c>, <c>queries.jsonl</c>).</summary>
internal sealed record EvaluationSet(string Name, IReadOnlyList<EvaluationDocument> Documents, IReadOnlyList<EvaluationQuestion> Questions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the set in <paramref name="folder"/>.</summary>
    public static EvaluationSet Load(string folder) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
        Read<EvaluationDocument>(Path.Combine(folder, "docs.jsonl")),
        Read<EvaluationQuestion>(Path.Combine(folder, "queries.jsonl")));

    /// <summary>The questions written on documents whose id passes <paramref name="keep"/>; the documents stay.</summary>
    public EvaluationSet On(Func<string, bool> keep) =>
        this with { Questions = [.. Questions.Where(question => keep(question.Para ?? question.Gold.FirstOrDefault() ?? ""))] };

    /// <summary>The questions that the documents answer, at most <paramref name="limit"/>, drawn by a fixed seed.</summary>
    public IReadOnlyList<EvaluationQuestion> Answerable(int limit) => Sample([.. Questions.Where(question => question.Gold.Length > 0)], limit);

    /// <summary>The questions that the documents do not answer, drawn likewise.</summary>
    public IReadOnlyList<EvaluationQuestion> Unanswerable(int limit) => Sample([.. Questions.Where(question => question.Gold.Length == 0)], limit);

    private static EvaluationQuestion[] Sample(EvaluationQuestion[] questions, int limit)
    {
        if (questions.Length <= limit)
        {
            return questions;
        }

        new Random(20).Shuffle(questions);
        return questions[..limit];
    }

    private static List<T> Read<T>(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<T>(line, Json)!)];
}

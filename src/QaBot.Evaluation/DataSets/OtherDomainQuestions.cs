namespace QaBot.Evaluation.DataSets;

/// <summary>
/// Questions that no corpus answers, because what they ask about was made up: for a run with one set, which has no other set's questions
/// to be asked.
/// </summary>
public static class OtherDomainQuestions
{
    private const string Resource = "QaBot.Evaluation.DataSets.other-domain.txt";

    /// <summary>The questions, each with its place as its id.</summary>
    public static IReadOnlyList<EvaluationQuestion> Made { get; } = Read();

    /// <summary>The questions to ask of <paramref name="set"/> as ones of another domain.</summary>
    /// <param name="set">The set that is asked.</param>
    /// <param name="others">The run's other sets: the first that shares no title with the set gives its answerable questions.</param>
    public static IReadOnlyList<EvaluationQuestion> For(EvaluationSet set, IEnumerable<EvaluationSet> others)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(others);
        var titles = TitlesOf(set);
        var other = set.IsOwnKnowledge
            ? null
            : others.FirstOrDefault(other => other.Path != set.Path && !other.IsOwnKnowledge && !titles.Overlaps(TitlesOf(other)));
        return other is null
            ? Made
            : [.. other.Questions.Where(question => question.IsAnswerable).Select(question => question with { Id = $"{other.Name}/{question.Id}" })];
    }

    // Sets without titles have nothing to be told apart by; their domain is their own.
    private static HashSet<string> TitlesOf(EvaluationSet set) =>
        [.. set.Documents.Select(document => document.Title.ToUpperInvariant()).Where(title => title.Length > 0)];

    private static List<EvaluationQuestion> Read()
    {
        using var reader = new StreamReader(typeof(OtherDomainQuestions).Assembly.GetManifestResourceStream(Resource)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Select((line, place) => new EvaluationQuestion { Id = $"made/{place + 1}", Question = line, IsAnswerable = false })];
    }
}

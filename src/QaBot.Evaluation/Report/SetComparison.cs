using QaBot.Evaluation.Metrics;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>How one set compares with an earlier run of it.</summary>
public sealed record SetComparison
{
    private static readonly (string Name, Func<Outcome, double?> Score)[] Scores =
    [
        ("nDCG@10", outcome => outcome.Retrieval is { } found ? RankScores.Ndcg(found.Hits, found.Wanted) : null),
        ("MRR", outcome => outcome.Retrieval is { } found ? RankScores.ReciprocalRank(found.Hits) : null),
        ("sentence@1", outcome => outcome.Sentences is { } sentences ? (sentences.FirstStrict ? 1 : 0) : null),
        ("holds@3", outcome => outcome.Sentences is { } sentences ? (sentences.ThreeHold ? 1 : 0) : null),
        ("span-F1", outcome => outcome.Span?.F1),
        ("CRAG:answerable", outcome => outcome.Kind == QuestionKind.Answerable ? outcome.Score : null),
    ];

    /// <summary>The set.</summary>
    public required string Name { get; init; }

    /// <summary>How many questions both runs asked.</summary>
    public required int Pairs { get; init; }

    /// <summary>How many questions only one of them asked.</summary>
    public required int Unpaired { get; init; }

    /// <summary>The questions that flipped: broken ones first, in the order of the set.</summary>
    public required IReadOnlyList<Flip> Flips { get; init; }

    /// <summary>Two-sided p-value of McNemar's exact test over the flips.</summary>
    public required double P { get; init; }

    /// <summary>The scores, those that both runs have.</summary>
    public required IReadOnlyList<ScoreDifference> Differences { get; init; }

    /// <summary>How many questions are right now and were not before.</summary>
    public int Mended => Flips.Count(flip => flip.IsMended);

    /// <summary>How many were right before and are not now.</summary>
    public int Broken => Flips.Count - Mended;

    /// <summary>Compares the outcomes of two runs of one set.</summary>
    public static SetComparison Of(string name, IReadOnlyList<Outcome> before, IReadOnlyList<Outcome> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var earlier = before.ToDictionary(outcome => (outcome.Kind, outcome.Id));
        var pairs = after.Where(outcome => earlier.ContainsKey((outcome.Kind, outcome.Id)))
            .Select(outcome => (Before: earlier[(outcome.Kind, outcome.Id)], After: outcome)).ToList();
        var flips = pairs.Where(pair => pair.Before.IsGood != pair.After.IsGood).Select(pair => FlipOf(pair.Before, pair.After)).ToList();
        return new SetComparison
        {
            Name = name,
            Pairs = pairs.Count,
            Unpaired = before.Count + after.Count - (2 * pairs.Count),
            Flips = [.. flips.OrderBy(flip => flip.IsMended)],
            P = McNemar.Exact(flips.Count(flip => flip.IsMended), flips.Count(flip => !flip.IsMended)),
            Differences = [.. Scores.Select(score => DifferenceOf(score.Name, score.Score, pairs)).OfType<ScoreDifference>()],
        };
    }

    private static ScoreDifference? DifferenceOf(string name, Func<Outcome, double?> score, List<(Outcome Before, Outcome After)> pairs)
    {
        var scored = pairs.Select(pair => (Before: score(pair.Before), After: score(pair.After)))
            .Where(pair => pair.Before is not null && pair.After is not null).Select(pair => (Before: pair.Before!.Value, After: pair.After!.Value)).ToList();
        if (scored.Count == 0)
        {
            return null;
        }

        var (mean, p) = PairedBootstrap.Test([.. scored.Select(pair => pair.After - pair.Before)]);
        return new ScoreDifference(name, scored.Average(pair => pair.Before), scored.Average(pair => pair.After), mean, p);
    }

    private static Flip FlipOf(Outcome before, Outcome after) =>
        new(after.Kind, after.Id, after.Question, after.IsGood, ReplyOf(before), ReplyOf(after));

    private static string ReplyOf(Outcome outcome) => outcome.IsAnswered ? outcome.Detail.Text : $"({outcome.Status})";
}

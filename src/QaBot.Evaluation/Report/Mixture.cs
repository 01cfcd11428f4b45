using QaBot.Evaluation.Metrics;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>
/// Answerable and unanswerable questions mixed half and half, as an honest user asks: the kinds of unanswerable ones share their half
/// evenly, whatever their numbers.
/// </summary>
internal sealed class Mixture
{
    private const double AnswerableShare = 0.5;

    private Mixture(IReadOnlyList<IReadOnlyList<Outcome>> kinds) => Kinds = kinds;

    /// <summary>The outcomes of each kind that occurs, answerable ones first.</summary>
    public IReadOnlyList<IReadOnlyList<Outcome>> Kinds { get; }

    /// <summary>Whether both halves are there.</summary>
    public bool IsWhole => Kinds.Count > 1 && Kinds[0][0].Kind == QuestionKind.Answerable;

    /// <summary>The mixture of a set's outcomes.</summary>
    public static Mixture Of(IEnumerable<Outcome> outcomes) => new(
        [.. outcomes.GroupBy(outcome => outcome.Kind).OrderBy(kind => kind.Key).Select(kind => (IReadOnlyList<Outcome>)[.. kind])]);

    /// <summary>A figure over the mixture; null where a half is missing.</summary>
    public Estimate? Estimate(Func<IReadOnlyList<IReadOnlyList<Outcome>>, double> figure) =>
        IsWhole ? Bootstrap.Of(Kinds, figure) : null;

    /// <summary>The outcomes of a mixture, or of one drawn like it, with what each counts.</summary>
    public static IEnumerable<(Outcome Outcome, double Weight)> Weighed(IReadOnlyList<IReadOnlyList<Outcome>> kinds)
    {
        for (var i = 0; i < kinds.Count; i++)
        {
            var share = kinds.Count == 1 ? 1 : i == 0 ? AnswerableShare : (1 - AnswerableShare) / (kinds.Count - 1);
            foreach (var outcome in kinds[i])
            {
                yield return (outcome, share / kinds[i].Count);
            }
        }
    }

    /// <summary>How sure each reply was, and whether giving it is right.</summary>
    public static IEnumerable<JudgedConfidence> Judged(IReadOnlyList<IReadOnlyList<Outcome>> kinds) =>
        Weighed(kinds).Select(item => new JudgedConfidence(item.Outcome.Confidence, item.Outcome.IsRight, item.Weight));

    /// <summary>The share of the answers given that is wrong; NaN when none was given.</summary>
    public static double WrongShare(IReadOnlyList<IReadOnlyList<Outcome>> kinds)
    {
        var (given, wrong) = (0.0, 0.0);
        foreach (var (outcome, weight) in Weighed(kinds).Where(item => item.Outcome.IsAnswered))
        {
            given += weight;
            wrong += outcome.IsRight ? 0 : weight;
        }

        return given == 0 ? double.NaN : wrong / given;
    }
}

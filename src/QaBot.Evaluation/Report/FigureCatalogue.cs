using QaBot.Evaluation.Metrics;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>All figures, in the order they are shown.</summary>
public static class FigureCatalogue
{
    private const double BytesOfMegabyte = 1e6;

    /// <summary>The figures.</summary>
    public static IReadOnlyList<Figure> All { get; } = [.. Retrieval(), .. Answers(), .. Abstention(), .. Citations(), .. Speed()];

    /// <summary>The figure with a name, case aside; null when there is none.</summary>
    public static Figure? Find(string name) => All.FirstOrDefault(figure => string.Equals(figure.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How a kind of question is called in the names of figures.</summary>
    public static string NameOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Answerable => "answerable",
        QuestionKind.Unanswerable => "unanswerable",
        QuestionKind.OtherDomain => "other-domain",
        QuestionKind.ParagraphRemoved => "paragraph-removed",
        _ => "article-removed",
    };

    private static IEnumerable<Figure> Retrieval()
    {
        foreach (var k in new[] { 1, 5, 10 })
        {
            yield return Found($"R@{k}", k == 1 ? "right passage first" : $"right passage in the first {k}", found => RankScores.Recall(found.Hits, k), FigureUnit.Share);
        }

        yield return Found("MRR", "one by the place of the first right passage", found => RankScores.ReciprocalRank(found.Hits), FigureUnit.Number);
        yield return Found("nDCG@10", "right passages high up", found => RankScores.Ndcg(found.Hits, found.Wanted), FigureUnit.Number);
    }

    private static IEnumerable<Figure> Answers()
    {
        yield return Chosen("sentence@1", "answer's sentence first", sentences => sentences.FirstStrict);
        yield return Chosen("sentence@3", "answer's sentence in the first three", sentences => sentences.ThreeStrict);
        yield return Chosen("holds@1", "first sentence holds the answer", sentences => sentences.FirstHolds);
        yield return Chosen("holds@3", "one of the first three holds the answer", sentences => sentences.ThreeHold);
        yield return Mean("span-exact", "highlighted words are the answer", FigureGroup.Answer, FigureUnit.Share, true, Answerable, outcome => outcome.Span?.Exact);
        yield return Mean("span-F1", "highlighted words agree with the answer", FigureGroup.Answer, FigureUnit.Share, true, Answerable, outcome => outcome.Span?.F1);
        yield return Mean("right", "what is shown first is right", FigureGroup.Answer, FigureUnit.Share, true, Answerable, outcome => outcome.IsRight ? 1 : 0);
    }

    private static IEnumerable<Figure> Abstention()
    {
        foreach (var kind in Enum.GetValues<QuestionKind>().Where(kind => kind != QuestionKind.Answerable))
        {
            yield return new Figure($"AUROC:{NameOf(kind)}", $"told from answerable: {TitleOf(kind)}", FigureGroup.Abstention, FigureUnit.Number, true, result => AurocOf(result, kind));
        }

        yield return Mean("answered:answerable", "answered: what the documents answer", FigureGroup.Abstention, FigureUnit.Share, true, Answerable, IsAnswered);
        foreach (var kind in Enum.GetValues<QuestionKind>().Where(kind => kind != QuestionKind.Answerable))
        {
            yield return Mean($"answered:{NameOf(kind)}", $"answered all the same: {TitleOf(kind)}", FigureGroup.Abstention, FigureUnit.Share, false, outcome => outcome.Kind == kind, IsAnswered);
        }

        yield return Mixed("wrong-given", "wrong among the answers given, mixed half and half", FigureUnit.Share, false, Mixture.WrongShare);
        yield return Mean("wrong-given:answerable", "wrong among the answers given to answerable questions", FigureGroup.Abstention, FigureUnit.Share, false, outcome => Answerable(outcome) && outcome.IsAnswered, outcome => outcome.IsRight ? 0 : 1);
        yield return Mean("closest-right", "right passage shown where no answer was given", FigureGroup.Abstention, FigureUnit.Share, true, outcome => Answerable(outcome) && !outcome.IsAnswered, outcome => outcome.IsRight ? 1 : 0);
        yield return Mixed("AURC", "mean risk over all coverages, mixed", FigureUnit.Number, false, kinds => RiskCoverage.Area(Mixture.Judged(kinds)));
        yield return Mixed("ECE", "expected calibration error, mixed", FigureUnit.Number, false, kinds => Calibration.Error(Mixture.Judged(kinds)));
        yield return Mixed("CRAG", "+1 right, 0 none, -1 wrong, mixed", FigureUnit.Number, true, kinds => Mixture.Weighed(kinds).Sum(item => item.Weight * item.Outcome.Score));
        yield return Mean("CRAG:answerable", "+1 right, 0 none, -1 wrong, answerable", FigureGroup.Abstention, FigureUnit.Number, true, Answerable, outcome => outcome.Score);
    }

    private static IEnumerable<Figure> Citations()
    {
        yield return Quoted("verbatim", "quotes that stand in the document word for word", _ => true, citations => citations.Verbatim);
        yield return Quoted("citation-precision", "quotes that support the answer", Answerable, citations => citations.Supporting);
    }

    private static IEnumerable<Figure> Speed()
    {
        yield return Time("p50", "question to answer, half are faster", 0.5);
        yield return Time("p99", "question to answer, 99 of 100 are faster", 0.99);
        yield return new Figure("memory", "most memory held", FigureGroup.Speed, FigureUnit.Megabytes, false, result =>
            result.PeakBytes / BytesOfMegabyte is var peak ? new Estimate(peak, peak, peak, 1) : null);
    }

    private static string TitleOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Unanswerable => "the set's own without an answer",
        QuestionKind.OtherDomain => "another domain's",
        QuestionKind.ParagraphRemoved => "its paragraph removed",
        QuestionKind.ArticleRemoved => "its article removed",
        _ => "answerable",
    };

    private static bool Answerable(Outcome outcome) => outcome.Kind == QuestionKind.Answerable;

    private static double? IsAnswered(Outcome outcome) => outcome.IsAnswered ? 1 : 0;

    private static Figure Found(string name, string title, Func<RetrievalOutcome, double> score, FigureUnit unit) =>
        Mean(name, title, FigureGroup.Retrieval, unit, true, Answerable, outcome => outcome.Retrieval is { } found ? score(found) : null);

    private static Figure Chosen(string name, string title, Func<SentenceOutcome, bool> isSo) =>
        Mean(name, title, FigureGroup.Answer, FigureUnit.Share, true, Answerable, outcome => outcome.Sentences is { } sentences ? (isSo(sentences) ? 1 : 0) : null);

    private static Figure Mean(
        string name, string title, FigureGroup group, FigureUnit unit, bool higherIsBetter, Func<Outcome, bool> counts, Func<Outcome, double?> score) =>
        new(name, title, group, unit, higherIsBetter, result => Bootstrap.Mean([.. result.Outcomes.Where(counts).Select(score).OfType<double>()]));

    private static Figure Mixed(string name, string title, FigureUnit unit, bool higherIsBetter, Func<IReadOnlyList<IReadOnlyList<Outcome>>, double> figure) =>
        new(name, title, FigureGroup.Abstention, unit, higherIsBetter, result => Mixture.Of(result.Outcomes).Estimate(figure));

    // A share of quotes, not of answers: an answer with three quotes counts three times.
    private static Figure Quoted(string name, string title, Func<Outcome, bool> counts, Func<CitationOutcome, int?> good) =>
        new(name, title, FigureGroup.Citations, FigureUnit.Share, true, result => Bootstrap.Of(
            [[.. result.Outcomes.Where(counts).Select(outcome => outcome.Citations).OfType<CitationOutcome>().Where(citations => good(citations) is not null)]],
            (IReadOnlyList<IReadOnlyList<CitationOutcome>> strata) => strata[0].Sum(citations => citations.Shown) is var shown and > 0
                ? (double)strata[0].Sum(citations => good(citations)!.Value) / shown
                : double.NaN));

    private static Figure Time(string name, string title, double share) =>
        new(name, title, FigureGroup.Speed, FigureUnit.Milliseconds, false, result => Bootstrap.Of(
            [[.. result.Outcomes.Where(Answerable).Select(outcome => outcome.Milliseconds)]],
            (IReadOnlyList<IReadOnlyList<double>> strata) => Percentile.Of([.. strata[0].Order()], share)));

    private static Estimate? AurocOf(SetResult result, QuestionKind kind) => Bootstrap.Of(
        [Confidences(result, QuestionKind.Answerable), Confidences(result, kind)],
        (IReadOnlyList<IReadOnlyList<double>> strata) => Auroc.Of(strata[0], strata[1]));

    private static double[] Confidences(SetResult result, QuestionKind kind) =>
        [.. result.Outcomes.Where(outcome => outcome.Kind == kind).Select(outcome => outcome.Confidence)];
}

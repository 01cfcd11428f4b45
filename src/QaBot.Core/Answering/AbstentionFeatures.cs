using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// What can be seen of the evidence: the inputs of the abstention model. Those of words and meaning lie in [0, 1]; those of the reader are
/// its scores, 0 where nothing was read.
/// </summary>
internal static class AbstentionFeatures
{
    /// <summary>The names, in the order of <see cref="Of"/>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "coverage", "window", "bestWindow", "passage", "unknown", "rarestMissing", "type", "run", "bm25",
        "numbersMissing", "namesMissing", "brevity", "similarity", "typeMissing", "heading", "sentence",
        "numbersContradicted", "numbersMissingNear", "namesMissingNear", "logOdds", "span", "answerable", "bestAnswerable", "nullScore", "lead", "agreement", "spanMisfits", "spanAsked",
    ];

    // Beyond it the reader only says "yes" or "no" louder.
    private const double MostScore = 10;

    /// <summary>The features of the best sentence of <paramref name="sentences"/>, which is not empty.</summary>
    public static double[] Of(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences)
    {
        var best = sentences[0];
        var question = new QuestionTerms(retrieved);
        var reading = best.Reading;
        var span = SentenceFeatures.SpanOf(best);
        var terms = TermAnalyzer.Analyze(span);
        var near = NearOf(best);
        var body = best.Passage.Source.BodyTerms.ToHashSet(StringComparer.Ordinal);
        return
        [
            best.Coverage,
            best.WindowCoverage,
            sentences.Max(sentence => sentence.WindowCoverage),
            question.Coverage(body),
            question.Coverage(retrieved.UnknownTerms.ToHashSet(StringComparer.Ordinal)),
            question.RarestMissing(body),
            best.MeetsAnswerType ? 1 : 0,
            best.LongestRun,
            question.Saturation(best.Passage.Score.Body),
            question.NumbersMissing(body),
            question.NamesMissing(body),
            1.0 / Math.Max(1, retrieved.Query.Terms.Count),
            Math.Max(0, retrieved.Passages.Max(passage => passage.Score.Similarity ?? 0)),
            question.AsksForKind && !best.MeetsAnswerType ? 1 : 0,
            best.HeadingCoverage,
            sentences.Max(sentence => sentence.Similarity ?? 0),
            question.NumbersContradicted(near, body),
            question.NumbersMissing(near),
            question.NamesMissing(near),
            Clamp(reading?.LogOdds),
            Clamp(reading?.SpanMargin),
            Clamp(best.PassageReading?.Answerable),
            Clamp(sentences.Max(sentence => sentence.PassageReading?.Answerable)),
            Clamp(best.PassageReading?.NullScore),
            reading is null ? 0 : LeadOf(sentences),
            best.PlaceUnread == 1 ? 1 : 0,
            span.Length > 0 && question.IsMetBySpan(span, terms) == false ? 1 : 0,
            question.ShareAsked(terms),
        ];
    }

    private static double Clamp(double? score) => Math.Clamp(score ?? 0, -MostScore, MostScore);

    private static double LeadOf(IReadOnlyList<RankedSentence> sentences) =>
        sentences.Count == 1 ? MostScore : Math.Min(MostScore, sentences[0].Score - sentences[1].Score);

    // The sentence, its neighbours and what they stand under.
    private static HashSet<string> NearOf(RankedSentence sentence)
    {
        var source = sentence.Passage.Source;
        var spans = source.Chunk.Sentences;
        var start = spans[Math.Max(0, sentence.Index - 1)].Range.Start - source.Chunk.Range.Start;
        var end = spans[Math.Min(spans.Count - 1, sentence.Index + 1)].Range.End - source.Chunk.Range.Start;
        return [.. TermAnalyzer.Terms(source.Text[start..end]), .. source.HeadingTerms];
    }
}

using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>What can be seen of the evidence without understanding it: the inputs of the abstention model, each in [0, 1].</summary>
internal static class AbstentionFeatures
{
    /// <summary>The names, in the order of <see cref="Of"/>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "coverage", "window", "bestWindow", "passage", "unknown", "rarestMissing", "type", "run", "bm25",
        "numbersMissing", "namesMissing", "brevity", "similarity", "typeMissing", "heading", "sentence",
    ];

    /// <summary>The features of the best sentence of <paramref name="sentences"/>, which is not empty.</summary>
    public static double[] Of(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences)
    {
        var best = sentences[0];
        var question = new QuestionTerms(retrieved);
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
        ];
    }
}

using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>What can be seen of a sentence: the inputs of the sentence model.</summary>
internal static class SentenceFeatures
{
    // Beyond these the reader's scores only say "yes" or "no" louder.
    private const double MostSpan = 12;

    /// <summary>The names, in the order of <see cref="Of"/>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "logOdds", "span", "bestSpan", "answerable", "spanFits", "spanMisfits", "spanAsked", "unread",
        "coverage", "window", "fusion", "rank", "type", "run", "heading", "bigrams", "first", "position", "length", "similarity",
    ];

    /// <summary>The features of one sentence of what was retrieved for <paramref name="question"/>. A passage that was not read gives zeros for what the reader would have said, and "unread" 1.</summary>
    public static double[] Of(QuestionTerms question, RankedSentence sentence)
    {
        var reading = sentence.Reading;
        var span = SpanOf(sentence);
        var terms = TermAnalyzer.Analyze(span);
        var fits = span.Length == 0 ? null : question.IsMetBySpan(span, terms);
        return
        [
            reading?.LogOdds ?? 0,
            Math.Clamp(reading?.SpanMargin ?? 0, -MostSpan, MostSpan),
            HoldsBestSpan(sentence) ? 1 : 0,
            sentence.PassageReading?.Answerable ?? 0,
            fits == true ? 1 : 0,
            fits == false ? 1 : 0,
            question.ShareAsked(terms),
            reading is null ? 1 : 0,
            sentence.Coverage,
            sentence.WindowCoverage,
            sentence.Fusion,
            1.0 / sentence.Passage.Rank,
            sentence.MeetsAnswerType ? 1 : 0,
            sentence.LongestRun,
            sentence.HeadingFit,
            sentence.Bigrams,
            sentence.Index == 0 ? 1 : 0,
            (double)sentence.Index / sentence.Passage.Source.Chunk.Sentences.Count,
            Math.Log(1 + sentence.Span.Range.Length),
            sentence.Similarity ?? 0,
        ];
    }

    /// <summary>The words that the reader takes for the answer; empty where it read nothing.</summary>
    public static string SpanOf(RankedSentence sentence)
    {
        var span = sentence.Reading?.Span ?? default;
        return span.IsEmpty ? "" : sentence.Passage.Source.Text.Substring(span.Start - sentence.Passage.Source.Chunk.Range.Start, span.Length);
    }

    private static bool HoldsBestSpan(RankedSentence sentence) =>
        sentence.PassageReading is { } passage && sentence.Reading!.Value.SpanMargin >= passage.Sentences.Max(other => other.SpanMargin);
}

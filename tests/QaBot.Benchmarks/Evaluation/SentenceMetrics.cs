using QaBot.Core.Answering;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>
/// How often the first sentence is the right one (strict: it overlaps an accepted answer in the gold document; where the set gives no
/// place, it holds one), and how often one of the first three holds an accepted answer.
/// </summary>
internal sealed class SentenceMetrics
{
    private int _questions;
    private int _strict;
    private int _firstHolds;
    private int _threeHold;

    public double Strict => 100.0 * _strict / _questions;

    public double FirstHolds => 100.0 * _firstHolds / _questions;

    public double ThreeHold => 100.0 * _threeHold / _questions;

    public void Add(EvaluationQuestion question, IReadOnlyList<RankedSentence> sentences)
    {
        _questions++;
        _strict += sentences.Take(1).Any(sentence => IsStrict(question, sentence)) ? 1 : 0;
        _firstHolds += sentences.Take(1).Any(sentence => Holds(question, sentence)) ? 1 : 0;
        _threeHold += sentences.Take(3).Any(sentence => Holds(question, sentence)) ? 1 : 0;
    }

    public static bool IsStrict(EvaluationQuestion question, RankedSentence sentence)
    {
        var chunk = sentence.Passage.Source;
        if (!question.Gold.Contains(chunk.SourcePath, StringComparer.Ordinal))
        {
            return false;
        }

        return SpansOf(question, chunk.Text).Any(span => span.Overlaps(sentence.Span.Range));
    }

    public static bool Holds(EvaluationQuestion question, RankedSentence sentence)
    {
        var text = sentence.Text;
        return question.Answers.Any(answer => answer.Length > 0 && text.Contains(answer, StringComparison.OrdinalIgnoreCase))
            || (question.Spans.Count == 0 && IsStrict(question, sentence));
    }

    private static IEnumerable<TextRange> SpansOf(EvaluationQuestion question, string text)
    {
        if (question.Spans.Count > 0)
        {
            return question.Spans;
        }

        return question.Answers
            .Select(answer => (Start: text.IndexOf(answer, StringComparison.Ordinal), answer.Length))
            .Where(found => found.Start >= 0)
            .Select(found => new TextRange(found.Start, found.Length));
    }
}

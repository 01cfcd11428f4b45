using QaBot.Core.Answering;
using QaBot.Core.Text;

namespace QaBot.Providers.Onnx;

/// <summary>Makes readings of sentences out of scores of tokens.</summary>
internal static class ReaderSpans
{
    private const int MaxSpanTokens = 30;

    // A sentence of which the model saw no token: no score of a sentence that does not answer is lower.
    private const double Nothing = -10;

    /// <summary>The reading of a sentence that has no token.</summary>
    public static SentenceReading Unread { get; } = new(Nothing, default, Nothing);

    /// <summary>The tokens of one pair that stand in a sentence, as a range of its passage's tokens.</summary>
    public static Range TokensIn(ReaderInput input, TextRange sentence)
    {
        var first = 0;
        while (first < input.Words.Count && input.Words[first].Start < sentence.Start)
        {
            first++;
        }

        var end = first;
        while (end < input.Words.Count && input.Words[end].Start < sentence.End)
        {
            end++;
        }

        return first..end;
    }

    /// <summary>The reading of a sentence by its tokens, of which there is at least one. The span is a range of the passage's text.</summary>
    public static SentenceReading Read(ReaderInput input, ReaderOutput output, Range tokens)
    {
        var start = input.PassageStart + tokens.Start.Value;
        var end = input.PassageStart + tokens.End.Value;
        var logOdds = 0.0;
        var best = double.NegativeInfinity;
        var (from, to) = (start, start);
        for (var i = start; i < end; i++)
        {
            logOdds += output.Sentence[i];
            for (var j = i; j < Math.Min(end, i + MaxSpanTokens); j++)
            {
                var score = (double)output.SpanStart[i] + output.SpanEnd[j];
                if (score > best)
                {
                    (best, from, to) = (score, i, j);
                }
            }
        }

        // Whole words: half of one in bold would help nobody.
        var span = TextRange.FromBounds(input.Words[from - input.PassageStart].Start, input.Words[to - input.PassageStart].End);
        return new SentenceReading(logOdds / (end - start), span, best - output.NullScore);
    }
}

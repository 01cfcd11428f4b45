using QaBot.Core.Documents;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// Ranks by how much of the question a sentence and its surroundings hold, weighed by the rarity of the words, and by how well its
/// passage ranked.
/// </summary>
internal sealed class CoverageSentenceRanker : SentenceRanker
{
    // Coverage 1, window .7 and fusion .5 are the measured lexical ranker. The answer type and the run of words break what it leaves
    // even: a sentence without any number seldom answers "how many".
    private const double WindowWeight = 0.7;
    private const double FusionWeight = 0.5;
    private const double AnswerTypeWeight = 0.2;
    private const double RunWeight = 0.2;

    /// <inheritdoc/>
    public override IReadOnlyList<RankedSentence> Rank(RetrievalResult retrieved)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        if (retrieved.Passages.Count == 0)
        {
            return [];
        }

        var question = new QuestionTerms(retrieved);
        var best = retrieved.Passages.Max(passage => passage.Score.Fused);
        return
        [
            .. retrieved.Passages
                .SelectMany(passage => RankPassage(question, passage, best > 0 ? passage.Score.Fused / best : 0))
                .GroupBy(sentence => (sentence.Passage.Source.Chunk.DocumentId, sentence.Span.Range))
                .Select(same => same.MaxBy(sentence => sentence.Score)!)
                .OrderByDescending(sentence => sentence.Score)
                .ThenBy(sentence => sentence.Passage.Rank)
                .ThenBy(sentence => sentence.Index),
        ];
    }

    private static IEnumerable<RankedSentence> RankPassage(QuestionTerms question, Passage passage, double fusion)
    {
        var chunk = passage.Source.Chunk;
        var spans = chunk.Sentences;
        var texts = spans.Select(span => TextOf(passage, span)).ToArray();
        var terms = texts.Select(TermAnalyzer.Analyze).ToArray();
        var heading = passage.Source.HeadingTerms;
        for (var i = 0; i < texts.Length; i++)
        {
            if (spans[i].Kind is BlockKind.Heading or BlockKind.TableHeader)
            {
                continue;
            }

            var window = terms[Math.Max(0, i - 1)..Math.Min(terms.Length, i + 2)].SelectMany(sentence => sentence.Select(term => term.Value));
            yield return Score(new RankedSentence
            {
                Passage = passage,
                Index = i,
                Span = spans[i],
                Score = 0,
                Coverage = question.Coverage(terms[i].Select(term => term.Value)),
                WindowCoverage = question.Coverage(window.Concat(heading)),
                Fusion = fusion,
                MeetsAnswerType = question.IsMetBy(texts[i], terms[i]),
                LongestRun = question.LongestRun(terms[i]),
            });
        }
    }

    private static string TextOf(Passage passage, SentenceSpan span) =>
        passage.Source.Text.Substring(span.Range.Start - passage.Source.Chunk.Range.Start, span.Range.Length);

    private static RankedSentence Score(RankedSentence sentence) => sentence with
    {
        Score = sentence.Coverage
            + (WindowWeight * sentence.WindowCoverage)
            + (FusionWeight * sentence.Fusion)
            + (sentence.MeetsAnswerType ? AnswerTypeWeight : 0)
            + (RunWeight * sentence.LongestRun),
    };
}

using QaBot.Core.Documents;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// Ranks by how much of the question a sentence and its surroundings hold, weighed by the rarity of the words, and by how well its
/// passage ranked. The heading above a passage counts with its sentences: in full with the one that opens the section, less with those
/// that follow.
/// </summary>
internal sealed class CoverageSentenceRanker(SentenceWeights weights) : SentenceRanker
{
    // How much of its heading each of a section's first sentences takes on, and how much every later one.
    private static readonly double[] OpeningShares = [1, 0.8, 0.6];
    private const double LaterShare = 0.3;

    public CoverageSentenceRanker()
        : this(SentenceWeights.Default)
    {
    }

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
                .SelectMany(passage => RankPassage(question, passage, best > 0 ? passage.Score.Fused / best : 0, Opens(passage, retrieved)))
                .GroupBy(sentence => (sentence.Passage.Source.Chunk.DocumentId, sentence.Span.Range))
                .Select(same => same.MaxBy(sentence => sentence.Score)!)
                .OrderByDescending(sentence => sentence.Score)
                .ThenBy(sentence => sentence.Passage.Rank)
                .ThenBy(sentence => sentence.Index),
        ];
    }

    private IEnumerable<RankedSentence> RankPassage(QuestionTerms question, Passage passage, double fusion, bool opens)
    {
        var spans = passage.Source.Chunk.Sentences;
        var texts = spans.Select(span => TextOf(passage, span)).ToArray();
        var terms = texts.Select(TermAnalyzer.Analyze).ToArray();
        var heading = new HeadingMatch(question, passage);
        var place = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            if (spans[i].Kind is BlockKind.Heading or BlockKind.TableHeader)
            {
                continue;
            }

            var isOpening = opens && place < OpeningShares.Length;
            var share = isOpening ? OpeningShares[place] : LaterShare;
            place++;
            var held = terms[i].Select(term => term.Value).ToHashSet(StringComparer.Ordinal);
            var window = terms[Math.Max(0, i - 1)..Math.Min(terms.Length, i + 2)].SelectMany(sentence => sentence.Select(term => term.Value));
            yield return Score(new RankedSentence
            {
                Passage = passage,
                Index = i,
                Span = spans[i],
                Score = 0,
                Coverage = question.Coverage(term => held.Contains(term) ? 1 : share * heading.Holds(term)),
                WindowCoverage = question.Coverage(window.Concat(passage.Source.HeadingTerms).ToHashSet(StringComparer.Ordinal)),
                HeadingCoverage = isOpening ? heading.Coverage : 0,
                Fusion = fusion,
                MeetsAnswerType = question.IsMetBy(texts[i], terms[i]),
                LongestRun = Math.Max(question.LongestRun(terms[i]), share * heading.Run),
                HeadingFit = heading.Fit * share,
                Bigrams = question.Bigrams(terms[i]),
            });
        }
    }

    // Overlapping chunks of one section may all be here; only the first of them opens it.
    private static bool Opens(Passage passage, RetrievalResult retrieved)
    {
        var chunk = passage.Source.Chunk;
        return !retrieved.Passages.Any(other => other.Source.Chunk.DocumentId == chunk.DocumentId
            && other.Source.Chunk.Ordinal < chunk.Ordinal
            && other.Source.Chunk.HeadingPath.SequenceEqual(chunk.HeadingPath, StringComparer.Ordinal));
    }

    private static string TextOf(Passage passage, SentenceSpan span) =>
        passage.Source.Text.Substring(span.Range.Start - passage.Source.Chunk.Range.Start, span.Range.Length);

    private RankedSentence Score(RankedSentence sentence) => sentence with
    {
        Score = sentence.Coverage
            + (weights.Window * sentence.WindowCoverage)
            + (weights.Fusion * sentence.Fusion)
            + (sentence.MeetsAnswerType ? weights.AnswerType : 0)
            + (weights.Run * sentence.LongestRun)
            + (weights.Heading * sentence.HeadingFit),
    };
}

using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>Remembers what an answer quotes already, so that no sentence is said twice, in the same words or nearly.</summary>
internal sealed class SeenSentences
{
    // Boilerplate copied between documents differs in a name or a date; sentences that share fewer words say something of their own.
    private const double NearDuplicate = 0.8;

    private readonly List<(string DocumentId, TextRange Range)> _ranges = [];
    private readonly List<HashSet<string>> _terms = [];

    /// <summary>Remembers <paramref name="evidence"/> and returns true, unless what answers in it was there before.</summary>
    public bool AddIfNew(Evidence evidence)
    {
        var documentId = evidence.Passage.Source.Chunk.DocumentId;
        var terms = TermAnalyzer.Terms(evidence.TextOf(evidence.Main.Range)).ToHashSet(StringComparer.Ordinal);
        if (evidence.Sentences.Any(sentence => _ranges.Any(seen => seen.DocumentId == documentId && seen.Range.Overlaps(sentence.Range)))
            || _terms.Any(seen => Similarity(seen, terms) >= NearDuplicate))
        {
            return false;
        }

        _ranges.AddRange(evidence.Sentences.Select(sentence => (documentId, sentence.Range)));
        _terms.Add(terms);
        return true;
    }

    // Jaccard's index.
    private static double Similarity(HashSet<string> a, HashSet<string> b)
    {
        var shared = a.Count(b.Contains);
        var all = a.Count + b.Count - shared;
        return all == 0 ? 1 : (double)shared / all;
    }
}

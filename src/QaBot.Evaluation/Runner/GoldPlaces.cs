using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;
using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Runner;

/// <summary>Where in the stored documents a question's answers stand.</summary>
internal sealed class GoldPlaces
{
    private readonly EvaluationQuestion _question;
    private readonly HashSet<string> _documents;
    private readonly Dictionary<string, IReadOnlyList<TextRange>> _places = new(StringComparer.Ordinal);

    private GoldPlaces(EvaluationQuestion question, HashSet<string> documents) => (_question, _documents) = (question, documents);

    /// <summary>How many documents answer; 1 where the set does not say which.</summary>
    public int Wanted => Math.Max(1, _documents.Count);

    /// <summary>Whether it is known where in its documents the answer stands.</summary>
    public bool HasPlaces => _places.Count > 0;

    /// <summary>The sentences that the answers stand in.</summary>
    public List<string> Sentences { get; } = [];

    /// <summary>Finds the places: those that the set gives, or else where its answers stand word for word.</summary>
    public static async ValueTask<GoldPlaces> FindAsync(
        EvaluationQuestion question, SetCorpus corpus, IReadOnlyDictionary<string, EvaluationDocument> sources, KnowledgeIndex index, CancellationToken cancellationToken)
    {
        var ids = question.Gold.ToDictionary(gold => gold, gold => DocumentId.FromPath(corpus.PathOf(gold)), StringComparer.Ordinal);
        var gold = new GoldPlaces(question, [.. ids.Values]);
        foreach (var (name, id) in ids)
        {
            if (await index.FindDocumentAsync(id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                var isOrigin = name == (question.Origin ?? question.Gold[0]) && question.Spans.Count > 0;
                gold.Add(document, isOrigin && sources.TryGetValue(name, out var source) ? Mapped(question.Spans, source.Text) : Found(question.Answers, document.Text));
            }
        }

        return gold;
    }

    /// <summary>Whether a stretch of a document is where an answer stands; of a document whose places are not known, all of it is.</summary>
    public bool IsAt(string documentId, TextRange range) => _places.TryGetValue(documentId, out var places)
        ? places.Any(place => place.Overlaps(range))
        : _documents.Contains(documentId) && (_question.Answers.Count == 0 || !HasPlaces);

    /// <summary>Whether a stretch of a document is, strictly, where an answer stands.</summary>
    public bool IsStrictlyAt(string documentId, TextRange range) =>
        _places.TryGetValue(documentId, out var places) && places.Any(place => place.Overlaps(range));

    private void Add(Document document, List<TextRange> places)
    {
        if (places.Count == 0)
        {
            return;
        }

        _places[document.Id] = places;
        foreach (var block in document.Blocks.Where(block => places.Any(place => place.Overlaps(block.Range))))
        {
            Sentences.AddRange(SentenceSplitter.Split(document.Text, block.Range)
                .Where(sentence => places.Any(place => place.Overlaps(sentence)))
                .Select(sentence => sentence.Of(document.Text).ToString()));
        }
    }

    // The stored text is the source's, normalised: a place moves by what that changes before it.
    private static List<TextRange> Mapped(IReadOnlyList<TextRange> spans, string text) =>
        [.. spans.Select(span => TextRange.FromBounds(Stored(text, span.Start), Stored(text, span.End))).Where(span => span.Length > 0)];

    private static int Stored(string text, int character) => TextNormalizer.Normalize(text[..UnitOf(text, character)]).Length;

    private static int UnitOf(string text, int character)
    {
        var unit = 0;
        for (var i = 0; i < character && unit < text.Length; i++)
        {
            unit += char.IsSurrogatePair(text, unit) ? 2 : 1;
        }

        return unit;
    }

    private static List<TextRange> Found(IReadOnlyList<string> answers, string text) =>
        [.. answers.Select(answer => TextSearch.Find(text, answer)).OfType<TextRange>()];
}

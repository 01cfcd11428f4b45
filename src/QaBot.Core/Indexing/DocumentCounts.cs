using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Core.Indexing;

/// <summary>What one document adds to the counts over the corpus.</summary>
public sealed class DocumentCounts
{
    /// <summary>Nothing: what a document that was not there added.</summary>
    public static DocumentCounts None { get; } = new();

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private DocumentCounts()
    {
    }

    /// <summary>Number of chunks.</summary>
    public int Chunks { get; private set; }

    /// <summary>Number of body terms of all chunks together.</summary>
    public long BodyTerms { get; private set; }

    /// <summary>Number of heading terms of all chunks together.</summary>
    public long HeadingTerms { get; private set; }

    /// <summary>In how many of the document's chunks each body term occurs.</summary>
    public IReadOnlyDictionary<string, int> Terms => _terms;

    /// <summary>How often each surface word occurs in the document's title and text.</summary>
    public IReadOnlyDictionary<string, int> Words => _words;

    /// <summary>Counts a document.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="text">Its stored text.</param>
    /// <param name="chunks">Body and heading terms of each of its chunks.</param>
    public static DocumentCounts Of(
        string title, string text, IEnumerable<(IReadOnlyList<string> Body, IReadOnlyList<string> Heading)> chunks)
    {
        var counts = new DocumentCounts();
        foreach (var (body, heading) in chunks)
        {
            counts.CountChunk(body, heading);
        }

        counts.CountWords(title);
        counts.CountWords(text);
        return counts;
    }

    /// <summary>Counts a document on its way into the index.</summary>
    public static DocumentCounts Of(Document document, IEnumerable<ChunkToIndex> chunks) =>
        Of(document.Title, document.Text, chunks.Select(chunk => (chunk.BodyTerms, chunk.HeadingTerms)));

    private void CountChunk(IReadOnlyList<string> body, IReadOnlyList<string> heading)
    {
        Chunks++;
        BodyTerms += body.Count;
        HeadingTerms += heading.Count;
        _seen.Clear();
        foreach (var term in body)
        {
            if (_seen.Add(term))
            {
                _terms[term] = _terms.GetValueOrDefault(term) + 1;
            }
        }
    }

    private void CountWords(string text)
    {
        foreach (var word in WordTokenizer.Tokenize(text))
        {
            _words[word.Folded] = _words.GetValueOrDefault(word.Folded) + 1;
        }
    }
}

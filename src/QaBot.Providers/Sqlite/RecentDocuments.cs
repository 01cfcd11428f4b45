using QaBot.Core.Documents;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// The documents that were read last. What the file holds under a number never changes, so a copy is as good as the file for as long as
/// the file has the number; without it, a long document would be read and parsed anew for every quote. Safe to use from several threads
/// at once.
/// </summary>
/// <param name="capacity">Code units that are kept at most; the newest document is kept whatever its length.</param>
internal sealed class RecentDocuments(long capacity = RecentDocuments.DefaultCapacity)
{
    // 64 MB of text: the longest file that is read by default fits beside some shorter ones or alone.
    private const long DefaultCapacity = 1 << 25;

    // What a document and a block weigh beside the text, counted in code units.
    private const int WeightOfDocument = 500;
    private const int WeightOfBlock = 50;

    private readonly Lock _gate = new();
    private readonly LinkedList<(long Number, Document Document)> _newestFirst = [];
    private readonly Dictionary<long, LinkedListNode<(long Number, Document Document)>> _nodes = [];
    private long _weight;

    /// <summary>The document with this number, or null when it is not kept.</summary>
    public Document? Find(long number)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(number, out var node))
            {
                return null;
            }

            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            return node.Value.Document;
        }
    }

    /// <summary>Keeps a document that was just read.</summary>
    public void Add(long number, Document document)
    {
        lock (_gate)
        {
            if (_nodes.ContainsKey(number))
            {
                return;
            }

            _nodes.Add(number, _newestFirst.AddFirst((number, document)));
            _weight += WeightOf(document);
            while (_weight > capacity && _newestFirst.Last is { } oldest && oldest != _newestFirst.First)
            {
                Remove(oldest);
            }
        }
    }

    private void Remove(LinkedListNode<(long Number, Document Document)> node)
    {
        _newestFirst.Remove(node);
        _nodes.Remove(node.Value.Number);
        _weight -= WeightOf(node.Value.Document);
    }

    private static long WeightOf(Document document) =>
        WeightOfDocument + document.Text.Length + ((long)WeightOfBlock * document.Blocks.Count);
}

using System.Diagnostics.CodeAnalysis;

namespace QaBot.Messaging;

/// <summary>A dictionary of bounded size; what was not used for longest is forgotten first. Not thread-safe.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _order = new();

    public int Count => _nodes.Count;

    /// <summary>The value under <paramref name="key"/>, created where there is none.</summary>
    public TValue GetOrAdd(TKey key, Func<TValue> create)
    {
        if (TryGet(key, out var known))
        {
            return known;
        }

        if (_nodes.Count == capacity)
        {
            Remove(_order.First!.Value.Key);
        }

        var value = create();
        _nodes.Add(key, _order.AddLast((key, value)));
        return value;
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        _order.Remove(node);
        _order.AddLast(node);
        value = node.Value.Value;
        return true;
    }

    public void Remove(TKey key)
    {
        if (_nodes.Remove(key, out var node))
        {
            _order.Remove(node);
        }
    }
}

namespace QaBot.Core.Text;

/// <summary>Finds the line of an offset: lines are 1-based and end after their <c>\n</c>. Immutable.</summary>
public sealed class LineIndex
{
    private readonly List<int> _starts = [0];
    private readonly int _length;

    /// <summary>Indexes <paramref name="text"/> in one pass.</summary>
    public LineIndex(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _length = text.Length;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _starts.Add(i + 1);
        }
    }

    /// <summary>Number of lines; a text that ends in <c>\n</c> has an empty last one.</summary>
    public int LineCount => _starts.Count;

    /// <summary>The line that holds <paramref name="offset"/>; the end of the text counts as part of the last line.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative or past the end of the text.</exception>
    public int LineAt(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _length);
        var found = _starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }
}

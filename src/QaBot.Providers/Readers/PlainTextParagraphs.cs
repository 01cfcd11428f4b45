using System.Text;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Providers.Readers;

/// <summary>Gathers the lines of a plain text into paragraphs and list items. For one document, on one thread.</summary>
internal sealed class PlainTextParagraphs(DocumentBuilder builder)
{
    /// <summary>Deeper lists than this are drawn at this depth: indentation in plain text is a hint, not a structure.</summary>
    private const int MaxDepth = 6;

    private readonly StringBuilder _block = new();
    private readonly List<int> _indents = [];
    private int _line;
    private int _blockLine;
    private string? _marker;

    /// <summary>Takes the next line, without its end.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        _line++;
        if (line.IsWhiteSpace())
        {
            Flush();
            return;
        }

        if (PlainTextListMarker.Find(line) is { } marker && MayStart(marker))
        {
            Flush();
            Nest(marker.Indent);
            _marker = marker.Marker;
            Append(line[marker.Length..]);
            return;
        }

        Append(line);
    }

    /// <summary>Ends the last block.</summary>
    public void Finish() => Flush();

    private bool MayStart(PlainTextListMarker marker) =>
        _block.Length == 0 || _marker is not null || marker.StartsAnywhere;

    private void Append(ReadOnlySpan<char> line)
    {
        if (_block.Length == 0)
        {
            _blockLine = _line;
        }
        else
        {
            _block.Append('\n');
        }

        _block.Append(line.Trim());
    }

    private void Nest(int indent)
    {
        while (_indents.Count > 0 && _indents[^1] > indent)
        {
            _indents.RemoveAt(_indents.Count - 1);
        }

        if (_indents.Count == 0 || (_indents[^1] < indent && _indents.Count < MaxDepth))
        {
            _indents.Add(indent);
        }
    }

    private void Flush()
    {
        if (_block.Length == 0)
        {
            return;
        }

        // A part of a normalised text is not always normalised itself: a byte order mark may now stand at its start.
        var text = TextNormalizer.Normalize(_block.ToString());
        if (_marker is null)
        {
            _indents.Clear();
            builder.AddParagraph(text, _blockLine);
        }
        else
        {
            builder.AddListItem(_indents.Count, _marker, text, _blockLine);
        }

        _block.Clear();
        _marker = null;
    }
}

using QaBot.Core.Documents;

namespace QaBot.Sources;

/// <summary>Opens and closes nested lists around items that arrive one after the other, each with its depth and marker.</summary>
internal sealed class ListWriter
{
    // Deeper nesting cannot be told apart on a page, and a hostile document could nest without end.
    private const int MaximumDepth = 8;

    private readonly HtmlWriter _html;
    private readonly Stack<bool> _ordered = new();

    public ListWriter(HtmlWriter html) => _html = html;

    /// <summary>Opens the element for <paramref name="item"/>; what is written next becomes its text.</summary>
    public void Open(Block item)
    {
        var depth = Math.Clamp(item.Level, 1, MaximumDepth);
        var number = NumberOf(item.Marker);
        CloseTo(depth);
        if (_ordered.Count == depth)
        {
            _html.Markup("</li>");
            if (_ordered.Peek() != number.HasValue)
            {
                CloseList();
            }
        }

        while (_ordered.Count < depth - 1)
        {
            OpenList(ordered: false);
            _html.Markup("<li class=\"blank\">");
        }

        if (_ordered.Count < depth)
        {
            OpenList(number.HasValue);
        }

        OpenItem(number);
    }

    /// <summary>Closes all that is open.</summary>
    public void Close() => CloseTo(0);

    private static int? NumberOf(string? marker) =>
        int.TryParse(marker?.TrimEnd('.', ')'), out var number) ? number : null;

    private void CloseTo(int depth)
    {
        while (_ordered.Count > depth)
        {
            _html.Markup("</li>");
            CloseList();
        }
    }

    private void OpenList(bool ordered)
    {
        _ordered.Push(ordered);
        _html.Markup(ordered ? "<ol>" : "<ul>");
    }

    private void CloseList() => _html.Markup(_ordered.Pop() ? "</ol>" : "</ul>");

    private void OpenItem(int? number)
    {
        if (number is { } value)
        {
            _html.Markup("<li dir=\"auto\" value=\"").Number(value).Markup("\">");
            return;
        }

        _html.Markup("<li dir=\"auto\">");
    }
}

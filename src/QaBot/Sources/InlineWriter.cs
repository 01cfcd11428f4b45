using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Sources;

/// <summary>
/// Writes a stretch of one block with its inline formatting and the highlight. The stretch is cut wherever a mark or the
/// quote begins or ends, and each piece is wrapped whole: the result is well formed however the ranges overlap.
/// </summary>
internal sealed class InlineWriter
{
    private readonly HtmlWriter _html;
    private readonly Document _document;
    private readonly TextRange? _quote;
    private bool _anchored;

    public InlineWriter(HtmlWriter html, Document document, TextRange? quote)
    {
        _html = html;
        _document = document;
        _quote = quote;
    }

    /// <summary>Writes the text of <paramref name="stretch"/>.</summary>
    public void Write(TextRange stretch)
    {
        var marks = MarksOf(stretch);
        var open = new List<InlineMark>();
        var (position, next) = (stretch.Start, 0);
        foreach (var boundary in BoundariesOf(stretch, marks))
        {
            // Only the marks open here are looked at: a block may hold a hundred thousand of them.
            open.RemoveAll(mark => mark.Range.End <= position);
            for (; next < marks.Count && marks[next].Range.Start <= position; next++)
            {
                open.Add(marks[next]);
            }

            WritePiece(TextRange.FromBounds(position, boundary), open);
            position = boundary;
        }
    }

    private List<InlineMark> MarksOf(TextRange stretch)
    {
        var marks = new List<InlineMark>();
        for (var i = FirstMarkFrom(stretch.Start); i < _document.Marks.Count; i++)
        {
            var mark = _document.Marks[i];
            if (mark.Range.Start >= stretch.End)
            {
                break;
            }

            if (!mark.Range.IsEmpty)
            {
                marks.Add(mark);
            }
        }

        return marks;
    }

    private int FirstMarkFrom(int start)
    {
        var (low, high) = (0, _document.Marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _document.Marks[middle].Range.Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private SortedSet<int> BoundariesOf(TextRange stretch, List<InlineMark> marks)
    {
        var boundaries = new SortedSet<int> { stretch.End };
        foreach (var range in marks.Select(mark => mark.Range).Concat(_quote is { } quote ? [quote] : []))
        {
            AddInside(range.Start);
            AddInside(range.End);
        }

        return boundaries;

        void AddInside(int offset)
        {
            if (offset > stretch.Start && offset < stretch.End)
            {
                boundaries.Add(offset);
            }
        }
    }

    private void WritePiece(TextRange piece, List<InlineMark> open)
    {
        var link = SafeLink.From(open.FindLast(mark => mark.Kind == InlineMarkKind.Link)?.Target);
        if (link is not null)
        {
            _html.Markup("<a rel=\"noopener nofollow\" href=\"").Text(link).Markup("\">");
        }

        Wrap(open, InlineMarkKind.Strong, "<strong>");
        Wrap(open, InlineMarkKind.Emphasis, "<em>");
        Wrap(open, InlineMarkKind.Code, "<code>");
        WriteHighlighted(piece);
        Wrap(open, InlineMarkKind.Code, "</code>");
        Wrap(open, InlineMarkKind.Emphasis, "</em>");
        Wrap(open, InlineMarkKind.Strong, "</strong>");
        _html.Markup(link is null ? "" : "</a>");
    }

    private void Wrap(List<InlineMark> open, InlineMarkKind kind, string tag)
    {
        if (open.Exists(mark => mark.Kind == kind))
        {
            _html.Markup(tag);
        }
    }

    private void WriteHighlighted(TextRange piece)
    {
        var highlighted = !piece.IsEmpty && _quote is { } quote && quote.Contains(piece);
        if (highlighted)
        {
            _html.Markup(_anchored ? "<mark>" : "<mark id=\"quote\">");
            _anchored = true;
        }

        _html.Text(_document.Text, piece.Start, piece.Length).Markup(highlighted ? "</mark>" : "");
    }
}

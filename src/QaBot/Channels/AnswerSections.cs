using System.Text.RegularExpressions;
using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>Takes the text of an answer apart into what is drawn in different ways: paragraphs, lists, tables, code.</summary>
internal sealed partial class AnswerSections
{
    private readonly string _text;
    private readonly IReadOnlyList<AnswerBlock> _shapes;
    private readonly IReadOnlyList<(TextRange Range, Citation Citation)> _markers;
    private readonly IReadOnlyList<TextRange> _highlights;
    private readonly List<AnswerSection> _sections = [];

    private AnswerSections(Answer answer)
    {
        _text = answer.Text;
        _shapes = [.. answer.Blocks.Where(block => IsShape(block.Kind) && !block.Range.IsEmpty && block.Range.Start >= 0 && block.Range.End <= _text.Length)];
        _markers = AnswerMarkers.In(answer);
        _highlights = AnswerHighlights.In(answer);
    }

    /// <summary>The sections of an answer, in text order.</summary>
    public static IReadOnlyList<AnswerSection> Of(Answer answer) => new AnswerSections(answer).Cut();

    /// <summary>The paragraphs of a text that quotes nothing.</summary>
    public static IReadOnlyList<AnswerSection> Of(string text) =>
        [.. EmptyLine().Split(text).Select(paragraph => paragraph.Trim()).Where(paragraph => paragraph.Length > 0).Select(ProseSection.Of)];

    /// <summary>The citations whose markers stand in <paramref name="sections"/>, in order of first use, each once.</summary>
    public static IReadOnlyList<Citation> CitedIn(IEnumerable<AnswerSection> sections) =>
        [.. sections.SelectMany(section => section.Cited).DistinctBy(citation => citation.Number)];

    private List<AnswerSection> Cut()
    {
        var at = 0;
        for (var i = 0; i < _shapes.Count;)
        {
            var count = 1;
            while (i + count < _shapes.Count && Follows(_shapes[i + count - 1], _shapes[i + count]))
            {
                count++;
            }

            var shapes = _shapes.Skip(i).Take(count).ToList();
            AddProse(TextRange.FromBounds(at, Math.Max(at, shapes[0].Range.Start)));
            at = Add(shapes);
            i += count;
        }

        AddProse(TextRange.FromBounds(at, _text.Length));
        return _sections;
    }

    private int Add(List<AnswerBlock> shapes)
    {
        var end = shapes[^1].Range.End;
        switch (shapes[0].Kind)
        {
            case BlockKind.ListItem:
                return AddList(shapes);
            case BlockKind.Code:
                _sections.Add(new CodeSection(_text[IndentStart(shapes[0].Range.Start)..end]));
                return end;
            default:
                var header = shapes[0].Kind == BlockKind.TableHeader ? CellsOf(shapes[0].Range) : null;
                _sections.Add(new TableSection(header, [.. shapes.Skip(header is null ? 0 : 1).Select(row => CellsOf(row.Range))]));
                return end;
        }
    }

    private int AddList(List<AnswerBlock> items)
    {
        var end = items[^1].Range.End;

        // A marker right behind the last item belongs to it.
        foreach (var (range, _) in _markers.Where(marker => marker.Range.Start >= end))
        {
            if (_text.AsSpan(end, range.Start - end).ContainsAnyExcept(' ', '\t'))
            {
                break;
            }

            end = range.End;
        }

        var lines = new List<ListLine>();
        var outermost = items.Min(item => item.Level);
        foreach (var (i, item) in items.Index())
        {
            var depth = Math.Min(item.Level - outermost, lines.Count == 0 ? 0 : lines[^1].Depth + 1);
            var range = i == items.Count - 1 ? TextRange.FromBounds(item.Range.Start, end) : item.Range;
            lines.Add(new ListLine(item.Marker ?? "", depth, PartsIn(range)));
        }

        _sections.Add(new ListSection(lines));
        return end;
    }

    private void AddProse(TextRange range)
    {
        var start = range.Start;
        foreach (Match gap in EmptyLine().Matches(_text[..range.End], range.Start))
        {
            AddParagraph(TextRange.FromBounds(start, gap.Index));
            start = gap.Index + gap.Length;
        }

        AddParagraph(TextRange.FromBounds(start, range.End));
    }

    private void AddParagraph(TextRange range)
    {
        var trimmed = Trimmed(range);
        if (!trimmed.IsEmpty)
        {
            _sections.Add(new ProseSection(PartsIn(trimmed)));
        }
    }

    private List<AnswerPart> PartsIn(TextRange range)
    {
        var parts = new List<AnswerPart>();
        var start = range.Start;
        foreach (var (marker, citation) in _markers.Where(marker => range.Contains(marker.Range)))
        {
            AddWords(parts, TextRange.FromBounds(start, marker.Start));
            parts.Add(new AnswerPart(marker.Of(_text).ToString(), citation));
            start = marker.End;
        }

        AddWords(parts, TextRange.FromBounds(start, range.End));
        return parts;
    }

    private void AddWords(List<AnswerPart> parts, TextRange range)
    {
        if (!range.IsEmpty)
        {
            parts.Add(WordsOf(range));
        }
    }

    private AnswerPart WordsOf(TextRange range)
    {
        var inside = _highlights.Where(range.Contains).Select(highlight => (TextRange?)new TextRange(highlight.Start - range.Start, highlight.Length));
        return new AnswerPart(range.Of(_text).ToString(), Highlight: inside.FirstOrDefault());
    }

    /// <summary>Cells are parted by bars that stand free; an empty cell leaves two of them side by side.</summary>
    private List<AnswerPart> CellsOf(TextRange row)
    {
        var cells = new List<AnswerPart>();
        var start = row.Start;
        for (var i = row.Start; i < row.End; i++)
        {
            if (_text[i] == '|' && (i == row.Start || char.IsWhiteSpace(_text[i - 1])) && (i + 1 == row.End || char.IsWhiteSpace(_text[i + 1])))
            {
                cells.Add(WordsOf(Trimmed(TextRange.FromBounds(start, i))));
                start = i + 1;
            }
        }

        cells.Add(WordsOf(Trimmed(TextRange.FromBounds(start, row.End))));
        return cells;
    }

    private TextRange Trimmed(TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return TextRange.FromBounds(start, end);
    }

    private int IndentStart(int start)
    {
        while (start > 0 && _text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start;
    }

    private bool Follows(AnswerBlock before, AnswerBlock block) =>
        block.Kind != BlockKind.TableHeader
        && Family(before.Kind) == Family(block.Kind)
        && before.Range.End <= block.Range.Start
        && _text.AsSpan(before.Range.End, block.Range.Start - before.Range.End).IsWhiteSpace()
        && !EmptyLine().IsMatch(_text[before.Range.End..block.Range.Start]);

    private static BlockKind Family(BlockKind kind) => kind == BlockKind.TableHeader ? BlockKind.TableRow : kind;

    private static bool IsShape(BlockKind kind) => kind is BlockKind.ListItem or BlockKind.TableHeader or BlockKind.TableRow or BlockKind.Code;

    [GeneratedRegex(@"\r?\n[ \t]*(?:\r?\n[ \t]*)+")]
    private static partial Regex EmptyLine();
}

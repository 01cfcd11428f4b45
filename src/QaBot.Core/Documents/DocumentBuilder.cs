using System.Text;
using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>
/// Puts a document together block by block: how every reader makes one. It trims each block, drops those that are empty, joins
/// the text, tracks headings and pages, and moves marks to where their words land. For one document, on one thread.
/// </summary>
/// <remarks>
/// Texts must be in the form of <see cref="TextNormalizer"/> already, because marks are ranges of them; a text that is not is
/// refused with <see cref="ArgumentException"/>. Marks come relative to the text they are given with.
/// </remarks>
public sealed class DocumentBuilder
{
    private const string CellSeparator = " | ";
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _sourcePath;
    private readonly string _contentHash;
    private readonly string _format;
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<InlineMark> _marks = [];
    private readonly List<string> _warnings = [];
    private readonly SectionTracker _sections = new();
    private string? _firstHeading;

    /// <summary>Starts an empty document.</summary>
    /// <param name="sourcePath">Path below the knowledge folder, with <c>/</c> between its parts.</param>
    /// <param name="contentHash">Lower-case SHA-256 of the source's bytes, 64 hexadecimal digits.</param>
    /// <param name="format">Name of the format, such as <c>text</c>.</param>
    public DocumentBuilder(string sourcePath, string contentHash, string format)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        ArgumentException.ThrowIfNullOrEmpty(contentHash);
        ArgumentException.ThrowIfNullOrEmpty(format);
        (_sourcePath, _contentHash, _format) = (sourcePath, contentHash, format);
    }

    /// <summary>The title the source gives; null or blank for the first heading, or else the file's name.</summary>
    public string? Title { get; set; }

    /// <summary>Adds a heading and starts the section below it.</summary>
    /// <param name="level">1 (topmost) to 6; what lies outside is brought inside.</param>
    /// <param name="text">The heading's text; a line break in it becomes a space.</param>
    /// <param name="line">Line of the source, 1-based.</param>
    /// <param name="marks">Formatting inside the text.</param>
    public void AddHeading(int level, string text, int line, IEnumerable<InlineMark>? marks = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var oneLine = text.Replace('\n', ' ');
        var heading = KeptPart(oneLine, BlockKind.Heading).Of(oneLine).ToString();
        if (heading.Length == 0)
        {
            return;
        }

        level = Math.Clamp(level, 1, 6);
        _sections.EnterHeading(level, heading);
        _firstHeading ??= heading;
        Add(new Block { Kind = BlockKind.Heading, Range = default, Line = line, Level = level }, oneLine, marks);
    }

    /// <summary>Adds running text.</summary>
    public void AddParagraph(string text, int line, IEnumerable<InlineMark>? marks = null) =>
        Add(new Block { Kind = BlockKind.Paragraph, Range = default, Line = line }, text, marks);

    /// <summary>Adds one item of a list.</summary>
    /// <param name="depth">1 for the outermost list.</param>
    /// <param name="marker">The marker as a reader would say it (<c>"3."</c>, <c>"•"</c>); it does not become part of the text.</param>
    /// <param name="text">The item's text.</param>
    /// <param name="line">Line of the source, 1-based.</param>
    /// <param name="marks">Formatting inside the text.</param>
    public void AddListItem(int depth, string marker, string text, int line, IEnumerable<InlineMark>? marks = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        Add(new Block { Kind = BlockKind.ListItem, Range = default, Line = line, Level = depth, Marker = marker }, text, marks);
    }

    /// <summary>Adds the heading row of a table; a table starts anew here.</summary>
    public void AddTableHeader(IReadOnlyList<string> cells, int line) =>
        Add(new Block { Kind = BlockKind.TableHeader, Range = default, Line = line }, Row(cells), marks: null);

    /// <summary>Adds one row of a table. Empty cells keep their place; a row of nothing but empty cells is dropped.</summary>
    public void AddTableRow(IReadOnlyList<string> cells, int line) =>
        Add(new Block { Kind = BlockKind.TableRow, Range = default, Line = line }, Row(cells), marks: null);

    /// <summary>Adds preformatted text. Line breaks and the indent of its first line are kept.</summary>
    public void AddCode(string text, int line) =>
        Add(new Block { Kind = BlockKind.Code, Range = default, Line = line }, text, marks: null);

    /// <summary>Adds a quotation that is set off from the text around it.</summary>
    public void AddQuote(string text, int line, IEnumerable<InlineMark>? marks = null) =>
        Add(new Block { Kind = BlockKind.Quote, Range = default, Line = line }, text, marks);

    /// <summary>Says that what follows stands on <paramref name="page"/>, 1-based.</summary>
    public void StartPage(int page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        _sections.EnterPage(page);
    }

    /// <summary>Adds a sentence that a reader of the document should see; said twice, it is kept once.</summary>
    public void Warn(string sentence)
    {
        ArgumentException.ThrowIfNullOrEmpty(sentence);
        if (!_warnings.Contains(sentence))
        {
            _warnings.Add(sentence);
        }
    }

    /// <summary>The document as it stands.</summary>
    public Document Build() => new()
    {
        Id = DocumentId.FromPath(_sourcePath),
        Title = string.IsNullOrWhiteSpace(Title) ? _firstHeading ?? TitleFromPath() : Title.Trim(),
        SourcePath = _sourcePath,
        ContentHash = _contentHash,
        Format = _format,
        Text = _text.ToString(),
        Blocks = [.. _blocks],
        Sections = _sections.Build(_text.Length),
        Marks = [.. _marks.OrderBy(mark => mark.Range.Start)],
        Warnings = [.. _warnings],
    };

    private void Add(Block block, string text, IEnumerable<InlineMark>? marks)
    {
        RequireNormalized(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(block.Line, 1);
        var kept = KeptPart(text, block.Kind);
        if (kept.IsEmpty)
        {
            return;
        }

        _text.Append(_blocks.Count == 0 ? "" : _sections.IsAtStart || !IsJoined(_blocks[^1].Kind, block.Kind) ? "\n\n" : "\n");
        var start = _text.Length;
        _sections.Place(start);
        _text.Append(text, kept.Start, kept.Length);
        var skippedLines = text.AsSpan(0, kept.Start).Count('\n');
        _blocks.Add(block with { Range = new TextRange(start, kept.Length), Line = block.Line + skippedLines });
        AddMarks(marks ?? [], kept, start);
    }

    private void AddMarks(IEnumerable<InlineMark> marks, TextRange kept, int start)
    {
        foreach (var mark in marks)
        {
            var from = Math.Max(mark.Range.Start, kept.Start);
            var to = Math.Min(mark.Range.End, kept.End);
            if (from < to)
            {
                _marks.Add(mark with { Range = TextRange.FromBounds(from - kept.Start + start, to - kept.Start + start) });
            }
        }
    }

    /// <summary>Rows of one table and items of one list stand on lines that follow each other; all else is parted by an empty line.</summary>
    private static bool IsJoined(BlockKind before, BlockKind block) => block switch
    {
        BlockKind.ListItem => before == BlockKind.ListItem,
        BlockKind.TableRow => before is BlockKind.TableRow or BlockKind.TableHeader,
        _ => false,
    };

    /// <summary>The text without white space and byte order marks around it; code keeps the indent of its first line.</summary>
    private static TextRange KeptPart(string text, BlockKind kind)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsPadding(text[start]))
        {
            start++;
        }

        while (end > start && IsPadding(text[end - 1]))
        {
            end--;
        }

        var lineStart = kind == BlockKind.Code && start < end ? text.LastIndexOfAny(['\n', ByteOrderMark], start) + 1 : start;
        return TextRange.FromBounds(Math.Min(lineStart, start), end);
    }

    private static bool IsPadding(char unit) => char.IsWhiteSpace(unit) || unit == ByteOrderMark;

    private static string Row(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var trimmed = cells.Select(cell => KeptPart(cell, BlockKind.TableRow).Of(cell).ToString().Replace('\n', ' ')).ToList();
        return trimmed.TrueForAll(cell => cell.Length == 0) ? "" : string.Join(CellSeparator, trimmed);
    }

    private static void RequireNormalized(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!TextNormalizer.IsNormalized(text))
        {
            throw new ArgumentException(
                "The text is not in its stored form. Pass it through TextNormalizer.Normalize before its marks are computed.",
                nameof(text));
        }
    }

    private string TitleFromPath()
    {
        var name = Path.GetFileNameWithoutExtension(_sourcePath[(_sourcePath.LastIndexOf('/') + 1)..]);
        var title = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return title.Length > 0 ? title : _sourcePath;
    }
}

using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Sources;

/// <summary>Writes the blocks of a document as the elements they are.</summary>
internal sealed class BlockWriter
{
    private const string CellSeparator = " | ";

    private readonly HtmlWriter _html;
    private readonly Document _document;
    private readonly InlineWriter _inline;
    private readonly ListWriter _lists;
    private bool _inTable;

    public BlockWriter(HtmlWriter html, Document document, TextRange? quote)
    {
        _html = html;
        _document = document;
        _inline = new InlineWriter(html, document, quote);
        _lists = new ListWriter(html);
    }

    /// <summary>Writes one block; lists and tables stay open for the next.</summary>
    public void Write(Block block)
    {
        CloseWhatEndsBefore(block.Kind);
        switch (block.Kind)
        {
            case BlockKind.Heading:
                WriteHeading(block);
                break;
            case BlockKind.ListItem:
                _lists.Open(block);
                _inline.Write(block.Range);
                break;
            case BlockKind.TableHeader:
                WriteRow(block, "<th scope=\"col\" dir=\"auto\">", "</th>");
                break;
            case BlockKind.TableRow:
                WriteRow(block, "<td dir=\"auto\">", "</td>");
                break;
            case BlockKind.Code:
                WriteWrapped(block, "<pre dir=\"ltr\"><code>", "</code></pre>\n");
                break;
            case BlockKind.Quote:
                WriteWrapped(block, "<blockquote dir=\"auto\">", "</blockquote>\n");
                break;
            default:
                WriteWrapped(block, "<p dir=\"auto\">", "</p>\n");
                break;
        }
    }

    /// <summary>Closes whatever the last block left open.</summary>
    public void Finish()
    {
        _lists.Close();
        CloseTable();
    }

    private void CloseWhatEndsBefore(BlockKind kind)
    {
        if (kind != BlockKind.ListItem)
        {
            _lists.Close();
        }

        if (kind is not BlockKind.TableRow)
        {
            CloseTable();
        }
    }

    // The page's own heading is the first level, so the document's begin at the second.
    private void WriteHeading(Block block)
    {
        var level = Math.Clamp(block.Level + 1, 2, 6);
        _html.Markup("<h").Number(level).Markup(" dir=\"auto\" id=\"h").Number(block.Range.Start).Markup("\">");
        _inline.Write(block.Range);
        _html.Markup("</h").Number(level).Markup(">\n");
    }

    private void WriteWrapped(Block block, string open, string close)
    {
        _html.Markup(open);
        _inline.Write(block.Range);
        _html.Markup(close);
    }

    private void WriteRow(Block row, string open, string close)
    {
        if (!_inTable)
        {
            _html.Markup("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n");
            _inTable = true;
        }

        _html.Markup("<tr>");
        var start = row.Range.Start;
        while (start <= row.Range.End)
        {
            var end = EndOfCell(start, row.Range.End);
            _html.Markup(open);
            _inline.Write(TextRange.FromBounds(start, end));
            _html.Markup(close);
            start = end + CellSeparator.Length;
        }

        _html.Markup("</tr>\n");
    }

    private int EndOfCell(int start, int rowEnd)
    {
        var found = _document.Text.IndexOf(CellSeparator, start, rowEnd - start, StringComparison.Ordinal);
        return found < 0 ? rowEnd : found;
    }

    private void CloseTable()
    {
        if (_inTable)
        {
            _html.Markup("</table></div>\n");
            _inTable = false;
        }
    }
}

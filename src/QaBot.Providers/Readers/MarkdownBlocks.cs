using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QaBot.Core.Documents;
using QaBot.Core.Text;
using Block = Markdig.Syntax.Block;

namespace QaBot.Providers.Readers;

/// <summary>
/// Hands the blocks of a Markdown tree to a document builder, in order. Recursion is safe: the parser refuses nesting deeper
/// than 128. For one document, on one thread.
/// </summary>
internal sealed class MarkdownBlocks(DocumentBuilder builder, string source, CancellationToken cancellationToken)
{
    private const string Bullet = "•";

    private int _hiddenTo = -1;

    /// <summary>Adds the whole of <paramref name="tree"/>.</summary>
    public void Add(MarkdownDocument tree)
    {
        WarnOfOpenFrontMatter(tree);
        AddAll(tree, default);
    }

    private void AddAll(ContainerBlock blocks, MarkdownContext context)
    {
        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(block, context);
        }
    }

    private void Add(Block block, MarkdownContext context)
    {
        switch (block)
        {
            case LeafBlock when block.Span.Start < _hiddenTo:
                break;
            case YamlFrontMatterBlock frontMatter:
                AddFrontMatter(frontMatter);
                break;
            case HeadingBlock heading when context.IsTopLevel:
                AddHeading(heading);
                break;
            case FencedCodeBlock code:
                builder.AddCode(TextNormalizer.Normalize(Lines(code)), code.Line + 2);
                break;
            case CodeBlock code:
                builder.AddCode(TextNormalizer.Normalize(Lines(code)), Line(code));
                break;
            case HtmlBlock html:
                AddHtml(html, context);
                break;
            case LeafBlock { Inline: not null } leaf:
                var content = InlineFlattener.Flatten(leaf.Inline);
                AddText(content.Text, Line(leaf), content.Marks, context);
                break;
            case Table table:
                AddTable(table);
                break;
            case ListBlock list:
                AddList(list, context.Deeper());
                break;
            case QuoteBlock quote:
                AddAll(quote, context.Quoted());
                break;
            case FootnoteGroup footnotes:
                AddFootnotes(footnotes);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                AddAll(container, context);
                break;
        }
    }

    private void AddText(string text, int line, IReadOnlyList<InlineMark> marks, MarkdownContext context)
    {
        if (context.IsQuote)
        {
            builder.AddQuote(text, line, marks);
        }
        else
        {
            builder.AddParagraph(text, line, marks);
        }
    }

    /// <summary>A script with an empty line in it falls apart into several blocks; what follows is hidden up to its end tag.</summary>
    private void AddHtml(HtmlBlock html, MarkdownContext context)
    {
        var visible = HtmlText.Visible(Lines(html), out var open);
        AddText(TextNormalizer.Normalize(Tidy(visible)), Line(html), [], context);
        if (open is not null)
        {
            var from = Math.Clamp(html.Span.End, 0, source.Length);
            _hiddenTo = Math.Max(_hiddenTo, source.IndexOf($"</{open}", from, StringComparison.OrdinalIgnoreCase));
        }
    }

    private void AddHeading(HeadingBlock heading)
    {
        var content = InlineFlattener.Flatten(heading.Inline);

        // The parser gives an underlined heading the line of its underline.
        var above = heading.IsSetext ? 1 + heading.Inline!.Descendants<LineBreakInline>().Count() : 0;
        builder.AddHeading(heading.Level, content.Text, Line(heading) - above, content.Marks);
    }

    private void AddList(ListBlock list, MarkdownContext context)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var marker = list.IsOrdered ? item.Order.ToString(CultureInfo.InvariantCulture) + list.OrderedDelimiter : Bullet;
            AddItem(item, marker, context);
        }
    }

    /// <summary>The item's first paragraph is the item; what follows it stands as blocks of its own.</summary>
    private void AddItem(ContainerBlock item, string marker, MarkdownContext context)
    {
        foreach (var (index, block) in item.Index())
        {
            if (index > 0 || block is not (ParagraphBlock or HeadingBlock))
            {
                Add(block, context);
                continue;
            }

            var content = InlineFlattener.Flatten(((LeafBlock)block).Inline);
            var shown = content.IsDone switch { true => "☑", false => "☐", null => marker };
            builder.AddListItem(context.Depth, shown, content.Text, Line(block), content.Marks);
        }
    }

    private void AddTable(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = row.OfType<TableCell>().Select(CellText).ToList();
            if (row.IsHeader)
            {
                builder.AddTableHeader(cells, Line(row));
            }
            else
            {
                builder.AddTableRow(cells, Line(row));
            }
        }
    }

    private static string CellText(TableCell cell) =>
        TextNormalizer.Normalize(string.Join(
            ' ', cell.Descendants<LeafBlock>().Select(leaf => leaf.Inline is null ? Lines(leaf) : InlineFlattener.Flatten(leaf.Inline).Text)));

    private void AddFootnotes(FootnoteGroup footnotes)
    {
        foreach (var note in footnotes.OfType<Footnote>())
        {
            AddItem(note, note.Order.ToString(CultureInfo.InvariantCulture) + ".", new MarkdownContext(1, false));
        }
    }

    private void AddFrontMatter(YamlFrontMatterBlock block)
    {
        var frontMatter = FrontMatter.Parse(Lines(block).Split('\n'), block.Line + 2);
        builder.Title = frontMatter.Title;
        foreach (var warning in frontMatter.Warnings)
        {
            builder.Warn(warning);
        }
    }

    private void WarnOfOpenFrontMatter(MarkdownDocument tree)
    {
        var isOpened = source.StartsWith("---\n", StringComparison.Ordinal) && source.AsSpan(4).IndexOf('\n') is > 0 and var end
            && source.AsSpan(4, end).Contains(": ", StringComparison.Ordinal);
        if (isOpened && tree.FirstOrDefault() is not YamlFrontMatterBlock)
        {
            builder.Warn("The front matter that starts in line 1 has no closing line \"---\" and was read as text.");
        }
    }

    /// <summary>Lines without the white space that only laid the HTML out.</summary>
    private static string Tidy(string text) => string.Join(
        '\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Lines(LeafBlock block) => block.Lines.ToString();

    private static int Line(Block block) => block.Line + 1;
}

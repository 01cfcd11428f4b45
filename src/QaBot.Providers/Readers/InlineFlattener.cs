using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Providers.Readers;

/// <summary>
/// Turns Markdown's inline tree into plain text and marks. It walks with a stack of its own, because the depth of the tree is
/// the file's to choose. For one block, on one thread.
/// </summary>
internal sealed class InlineFlattener
{
    private readonly StringBuilder _text = new();
    private readonly List<InlineMark> _marks = [];
    private readonly Stack<(Inline Next, ContainerInline? Parent, int Start)> _open = new();
    private bool? _isDone;

    private InlineFlattener()
    {
    }

    /// <summary>The plain content of <paramref name="root"/>.</summary>
    public static FlatInlines Flatten(ContainerInline? root)
    {
        if (root?.FirstChild is not { } first)
        {
            return FlatInlines.Empty;
        }

        var flattener = new InlineFlattener();
        flattener.Walk(first);
        return flattener.Finish();
    }

    private void Walk(Inline first)
    {
        Inline? node = first;
        ContainerInline? parent = null;
        var start = 0;
        while (true)
        {
            while (node is null)
            {
                if (parent is null)
                {
                    return;
                }

                Close(parent, start);
                (var closed, parent, start) = _open.Pop();
                node = closed.NextSibling;
            }

            if (node is ContainerInline { FirstChild: { } child } container)
            {
                OpenDelimiter(container);
                _open.Push((container, parent, start));
                (node, parent, start) = (child, container, _text.Length);
                continue;
            }

            node = AppendLeaf(node).NextSibling;
        }
    }

    private void OpenDelimiter(ContainerInline container)
    {
        if (container is DelimiterInline delimiter)
        {
            _text.Append(delimiter.ToLiteral());
        }
    }

    private void Close(ContainerInline container, int start)
    {
        InlineMark? mark = container switch
        {
            EmphasisInline { DelimiterChar: '*' or '_' } emphasis =>
                new(emphasis.DelimiterCount > 1 ? InlineMarkKind.Strong : InlineMarkKind.Emphasis, Since(start)),
            LinkInline { IsImage: false } link when !string.IsNullOrEmpty(link.Url) => new(InlineMarkKind.Link, Since(start), link.Url),
            _ => null,
        };

        if (mark is { Range.IsEmpty: false })
        {
            _marks.Add(mark);
        }
    }

    /// <summary>Writes a node without children; returns the last node it dealt with.</summary>
    private Inline AppendLeaf(Inline node)
    {
        var start = _text.Length;
        switch (node)
        {
            case LiteralInline literal:
                _text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                _text.Append(code.Content);
                Mark(InlineMarkKind.Code, start, null);
                break;
            case HtmlEntityInline entity:
                _text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                _text.Append(link.Url);
                Mark(InlineMarkKind.Link, start, link.IsEmail ? "mailto:" + link.Url : link.Url);
                break;
            case LineBreakInline lineBreak:
                _text.Append(lineBreak.IsHard ? '\n' : ' ');
                break;
            case TaskList task:
                _isDone ??= task.Checked;
                break;
            case HtmlInline html:
                return AppendHtml(html);
            case FootnoteLink:
                break;
            case DelimiterInline delimiter:
                _text.Append(delimiter.ToLiteral());
                break;
        }

        return node;
    }

    private HtmlInline AppendHtml(HtmlInline html)
    {
        var name = HtmlText.TagName(html.Tag);
        if (name == "br")
        {
            _text.Append('\n');
        }

        if (!HtmlText.IsHidden(name))
        {
            return html;
        }

        for (var next = html.NextSibling; next is not null; next = next.NextSibling)
        {
            if (next is HtmlInline end && HtmlText.IsEndTag(end.Tag, name))
            {
                return end;
            }
        }

        return html;
    }

    private void Mark(InlineMarkKind kind, int start, string? target)
    {
        if (_text.Length > start)
        {
            _marks.Add(new InlineMark(kind, Since(start), target));
        }
    }

    private TextRange Since(int start) => TextRange.FromBounds(start, _text.Length);

    /// <summary>Decoded entities and dropped markup can leave letters and accents apart that the stored form joins.</summary>
    private FlatInlines Finish()
    {
        var raw = _text.ToString();
        var text = TextNormalizer.Normalize(raw);
        if (ReferenceEquals(raw, text))
        {
            return new FlatInlines(raw, _marks, _isDone);
        }

        int Moved(int offset) => Math.Min(TextNormalizer.Normalize(raw[..offset]).Length, text.Length);
        var moved = _marks.ConvertAll(mark => mark with { Range = TextRange.FromBounds(Moved(mark.Range.Start), Moved(mark.Range.End)) });
        return new FlatInlines(text, moved, _isDone);
    }
}

using System.Globalization;
using QaBot.Core.Documents;

namespace QaBot.Sources;

/// <summary>Writes the page that shows a document. It holds no script, and no markup that came from the document.</summary>
internal sealed class SourcePage
{
    private const int OutlineLimit = 200;
    private const int FlushFrom = 32_768;

    private readonly HtmlWriter _html = new();
    private readonly SourceView _view;
    private readonly string _wholeLink;

    /// <summary>Prepares the page.</summary>
    /// <param name="view">What to show.</param>
    /// <param name="wholeLink">Address of the same view with no block left out.</param>
    public SourcePage(SourceView view, string wholeLink)
    {
        _view = view;
        _wholeLink = wholeLink;
    }

    /// <summary>Writes the page into <paramref name="output"/> in pieces, so that a long document is never held twice.</summary>
    public async Task WriteAsync(Func<string, CancellationToken, Task> output, CancellationToken cancellationToken)
    {
        PageFrame.Open(_html, _view.Document.Title);
        WriteHeader();
        WriteOutline();
        _html.Markup("<article>\n");
        WriteExcerptNotice(_view.Blocks.Start.Value > 0, "The beginning is left out.");
        var writer = new BlockWriter(_html, _view.Document, _view.Quote);
        for (var i = _view.Blocks.Start.Value; i < _view.Blocks.End.Value; i++)
        {
            if (!IsTitle(i))
            {
                writer.Write(_view.Document.Blocks[i]);
            }

            if (_html.Pending >= FlushFrom)
            {
                await output(_html.Take(), cancellationToken).ConfigureAwait(false);
            }
        }

        writer.Finish();
        WriteExcerptNotice(_view.Blocks.End.Value < _view.Document.Blocks.Count, "The rest is left out.");
        _html.Markup("</article>\n");
        PageFrame.Close(_html);
        await output(_html.Take(), cancellationToken).ConfigureAwait(false);
    }

    private void WriteHeader()
    {
        var inline = new InlineWriter(_html, _view.Document, IsTitle(0) ? _view.Quote : null);
        _html.Markup("<header>\n<h1 dir=\"auto\">");
        if (IsTitle(0))
        {
            inline.Write(_view.Document.Blocks[0].Range);
        }
        else
        {
            _html.Text(_view.Document.Title);
        }

        _html.Markup("</h1>\n<p class=\"path\"><bdi>").Text(_view.Document.SourcePath).Markup("</bdi>");
        WriteLocation();
        _html.Markup("</p>\n");
        foreach (var notice in _view.Notices)
        {
            _html.Markup("<p class=\"notice\" role=\"note\" dir=\"auto\">").Text(notice).Markup("</p>\n");
        }

        _html.Markup("</header>\n");
    }

    private void WriteLocation()
    {
        if (_view.Line() is not { } line)
        {
            return;
        }

        _html.Markup(" <span class=\"line\"><a href=\"#quote\">line ").Number(line).Markup("</a></span>");
        foreach (var heading in _view.HeadingPath())
        {
            _html.Markup(" <span class=\"crumb\"><bdi>").Text(heading).Markup("</bdi></span>");
        }
    }

    private void WriteOutline()
    {
        var headings = Headings().Take(OutlineLimit + 1).ToList();
        if (headings.Count < 2)
        {
            return;
        }

        _html.Markup("<nav aria-label=\"Contents\"><details><summary>Contents</summary>\n<ol>\n");
        foreach (var heading in headings.Take(OutlineLimit))
        {
            _html.Markup("<li class=\"l").Number(Math.Clamp(heading.Level, 1, 6)).Markup("\"><a href=\"#h");
            _html.Number(heading.Range.Start).Markup("\"><bdi>");
            _html.Text(_view.Document.Text, heading.Range.Start, heading.Range.Length).Markup("</bdi></a></li>\n");
        }

        _html.Markup(headings.Count > OutlineLimit ? "<li>and more</li>\n" : "");
        _html.Markup("</ol></details></nav>\n");
    }

    private IEnumerable<Block> Headings()
    {
        for (var i = _view.Blocks.Start.Value; i < _view.Blocks.End.Value; i++)
        {
            if (_view.Document.Blocks[i].Kind == BlockKind.Heading && !IsTitle(i))
            {
                yield return _view.Document.Blocks[i];
            }
        }
    }

    // A document that begins with its own title would otherwise show it twice.
    private bool IsTitle(int index)
    {
        if (index != 0 || _view.Document.Blocks.Count == 0 || _view.Blocks.Start.Value != 0)
        {
            return false;
        }

        var first = _view.Document.Blocks[0];
        return first.Kind == BlockKind.Heading
            && first.Range.Of(_view.Document.Text).SequenceEqual(_view.Document.Title);
    }

    private void WriteExcerptNotice(bool leftOut, string what)
    {
        if (!leftOut)
        {
            return;
        }

        var size = _view.Document.Text.Length.ToString("N0", CultureInfo.InvariantCulture);
        _html.Markup("<p class=\"notice\" role=\"note\">").Text(what).Markup(" <a href=\"").Text(_wholeLink);
        _html.Markup("\">Show the whole document</a> (").Text(size).Markup(" characters).</p>\n");
    }
}

using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>Follows the headings and pages of a document while it is built and cuts its text into sections.</summary>
internal sealed class SectionTracker
{
    private readonly List<(int Level, string Text)> _headings = [];
    private readonly List<(int Start, IReadOnlyList<string> Path, int? Page)> _starts = [];
    private int? _page;

    /// <summary>Whether the next block is the first of its section.</summary>
    public bool IsAtStart { get; private set; } = true;

    /// <summary>A heading is about to be placed: it ends the headings of its own and of deeper levels.</summary>
    public void EnterHeading(int level, string text)
    {
        _headings.RemoveAll(heading => heading.Level >= level);
        _headings.Add((level, text));
        IsAtStart = true;
    }

    /// <summary>What follows stands on another page.</summary>
    public void EnterPage(int page)
    {
        IsAtStart |= page != _page;
        _page = page;
    }

    /// <summary>A block is placed at <paramref name="start"/>.</summary>
    public void Place(int start)
    {
        if (IsAtStart)
        {
            _starts.Add((start, [.. _headings.Select(heading => heading.Text)], _page));
            IsAtStart = false;
        }
    }

    /// <summary>The sections of a text of <paramref name="length"/> code units; each ends where the next one starts.</summary>
    public IReadOnlyList<Section> Build(int length)
    {
        var sections = new Section[_starts.Count];
        for (var i = 0; i < sections.Length; i++)
        {
            var (start, path, page) = _starts[i];
            var end = i + 1 < sections.Length ? _starts[i + 1].Start : length;
            sections[i] = new Section { HeadingPath = path, Range = TextRange.FromBounds(start, end), Page = page };
        }

        return sections;
    }
}

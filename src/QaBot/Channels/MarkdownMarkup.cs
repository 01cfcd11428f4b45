using System.Globalization;
using System.Text.RegularExpressions;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>CommonMark with the tables of GitHub: Teams, Web Chat, the Emulator.</summary>
internal sealed partial class MarkdownMarkup : ChannelMarkup
{
    // Wider than any marker, and too narrow to be code.
    private const int Indent = 4;

    // The largest number that CommonMark takes for a list, and what stands for none.
    private const int MaxNumber = 999_999_999;
    private const int Bullet = -1;

    public override string TextFormat => TextFormats.Markdown;

    protected override string Draw(ProseSection prose) => string.Concat(prose.Parts.Select(
        (part, i) => (i > 0 && prose.Parts[i - 1].Citation is not null ? GapAfterMarker(part) : "")
            + (part.Citation is null ? MarkdownStrong.Around(part.Text, part.Highlight, EscapePart) : part.Text)));

    protected override string Draw(ListSection list)
    {
        // Markdown counts on from the first number of a list, so that items with gaps between them would change theirs.
        var keepsNumbers = CountsOn(list.Lines);
        return string.Join('\n', list.Lines.Select(line => $"{new string(' ', Indent * line.Depth)}{MarkerOf(line, keepsNumbers)} {LineOf(line.Parts)}"));
    }

    protected override string Draw(TableSection table)
    {
        if (table.Header is null || table.Rows.Count == 0)
        {
            return MarkdownText.Escape(string.Join('\n', table.Lines()));
        }

        var rule = $"|{string.Concat(Enumerable.Repeat(" --- |", table.Columns))}";
        return string.Join('\n', [RowOf(table.Header, table.Columns), rule, .. table.Rows.Select(row => RowOf(row, table.Columns))]);
    }

    /// <summary>Inside a fence nothing is markup but a longer fence. Teams looks for mentions everywhere.</summary>
    protected override string Draw(CodeSection code)
    {
        var text = Mention().Replace(VisibleText.Of(code.Text), "<\u200B");
        var longest = Backticks().Matches(text).Select(match => match.Length).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}\n{text}\n{fence}";
    }

    protected override string Draw(ReferenceSection references) => Below(
        references.Heading,
        references.References.Select(reference => string.Create(
            CultureInfo.InvariantCulture, $"- {(reference.Number is { } number ? $"\\[{number}\\] " : "")}{Link(reference)}")));

    protected override string Draw(ChoiceSection choices) => Below(
        choices.Heading,
        choices.Choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{choices.First + i}. {MarkdownText.EscapeToLine(choice)}")));

    private static string Link(Reference reference) => $"[{MarkdownText.EscapeToLine(reference.Name)}](<{reference.Url}>)";

    private static string Below(string heading, IEnumerable<string> lines) =>
        (heading.Length == 0 ? "" : $"{MarkdownText.Escape(heading)}\n\n") + string.Join('\n', lines);

    /// <summary>Whether the items of each list, inner ones too, are bullets alone or counted without a gap.</summary>
    private static bool CountsOn(IReadOnlyList<ListLine> lines)
    {
        var next = new Dictionary<int, int>();
        foreach (var line in lines)
        {
            foreach (var deeper in next.Keys.Where(depth => depth > line.Depth).ToArray())
            {
                next.Remove(deeper);
            }

            if ((line.IsBullet ? Bullet : line.Number) is not (<= MaxNumber and var number) || (next.TryGetValue(line.Depth, out var expected) && number != expected))
            {
                return false;
            }

            next[line.Depth] = number == Bullet ? Bullet : number + 1;
        }

        return true;
    }

    private static string MarkerOf(ListLine line, bool keepsNumbers) =>
        line.IsBullet ? "-" : keepsNumbers ? line.Marker : $"- {MarkdownText.EscapeToLine(line.Marker)}";

    private static string LineOf(IReadOnlyList<AnswerPart> parts) => string.Join(' ', parts
        .Select(part => part.Citation is null ? MarkdownStrong.Around(part.Text, part.Highlight, MarkdownText.EscapeToLine) : part.Text)
        .Where(text => text.Length > 0));

    private static string RowOf(IReadOnlyList<AnswerPart> cells, int columns) =>
        $"| {string.Join(" | ", Enumerable.Range(0, columns).Select(i => i < cells.Count ? LineOf([cells[i]]) : ""))} |";

    /// <summary>Escapes words between markers, whose outer white space keeps them apart.</summary>
    private static string EscapePart(string words)
    {
        var core = words.Trim();
        if (core.Length == 0)
        {
            return Gap(words);
        }

        var start = words.IndexOf(core, StringComparison.Ordinal);
        return Gap(words[..start]) + MarkdownText.Escape(core) + Gap(words[(start + core.Length)..]);
    }

    /// <summary>Two markers side by side would be one link, and a marker before a bracket or a colon another.</summary>
    private static string GapAfterMarker(AnswerPart part) => part switch
    {
        { Citation: not null } => " ",
        { Text: ['(' or ':', ..] } => "\\",
        _ => "",
    };

    private static string Gap(string space) => space switch
    {
        "" => "",
        _ when space.Contains('\n', StringComparison.Ordinal) => "  \n",
        _ => " ",
    };

    [GeneratedRegex("<(?=/?at\\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}

using System.Globalization;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>Slack's mrkdwn: <c>*bold*</c>, <c>&lt;url|name&gt;</c>, no tables and no lists.</summary>
internal sealed class SlackMarkup : ChannelMarkup
{
    private const string Fence = "```";

    // A column that is wider is not filled up, or one long cell would push all others out of sight.
    private const int MaxColumn = 32;

    public override string TextFormat => TextFormats.Plain;

    protected override string Draw(ProseSection prose) => string.Concat(prose.Parts.Select(Draw)).Trim();

    protected override string Draw(ListSection list) => string.Join('\n', list.Lines.Select(LineOf));

    protected override string Draw(TableSection table)
    {
        var rows = table.Rows.Prepend(table.Header).OfType<IReadOnlyList<AnswerPart>>()
            .Select(row => row.Select(cell => VisibleText.OneLine(cell.Text)).ToList()).ToList();
        var widths = Enumerable.Range(0, table.Columns)
            .Select(column => Math.Min(MaxColumn, rows.Max(row => column < row.Count ? row[column].Length : 0))).ToList();
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).ToList();
        if (table.Header is not null)
        {
            lines.Insert(1, string.Join("  ", widths.Select(width => new string('-', Math.Max(1, width)))));
        }

        return Fenced(string.Join('\n', lines));
    }

    protected override string Draw(CodeSection code) => Fenced(VisibleText.Of(code.Text).TrimEnd());

    protected override string Draw(ReferenceSection references) => Below(
        references.Heading,
        references.References.Select(reference => string.Create(
            CultureInfo.InvariantCulture, $"{(reference.Number is { } number ? $"[{number}]" : "•")} {SlackText.Link(reference.Name, reference.Url)}")));

    protected override string Draw(ChoiceSection choices) => Below(
        choices.Heading,
        choices.Choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{choices.First + i}. {SlackText.EscapeToLine(choice)}")));

    private static string Draw(AnswerPart part) => part.Citation is null ? SlackText.Escape(part.Text, part.Highlight) : part.Text;

    private static string LineOf(ListLine line)
    {
        var words = string.Join(' ', line.Parts.Select(Draw).Select(text => text.ReplaceLineEndings(" ").Trim()).Where(text => text.Length > 0));
        return $"{new string(' ', 4 * line.Depth)}{(line.IsBullet ? "•" : SlackText.EscapeToLine(line.Marker))} {words}";
    }

    private static string Below(string heading, IEnumerable<string> lines) =>
        (heading.Length == 0 ? "" : $"{SlackText.EscapeToLine(heading)}\n") + string.Join('\n', lines);

    private static string Fenced(string text) =>
        $"{Fence}\n{SlackText.Entities(text).Replace("`", "`\u200B", StringComparison.Ordinal)}\n{Fence}";
}

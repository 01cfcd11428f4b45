using System.Globalization;
using System.Net;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>HTML for mail: elements of the bot's own, and all else encoded.</summary>
internal sealed class HtmlMarkup : ChannelMarkup
{
    private const string Cell = "style=\"border:1px solid #999;padding:4px 8px;text-align:start\" dir=\"auto\"";

    // The text beside it; the HTML travels in the channel's own data.
    public override string TextFormat => TextFormats.Plain;

    protected override string Joint => "\n";

    protected override string Draw(ProseSection prose) => $"<p dir=\"auto\">{Inline(prose.Parts)}</p>";

    protected override string Draw(ListSection list)
    {
        var items = list.Lines.Select(line =>
            $"<p dir=\"auto\" style=\"margin:0 0 4px {(line.Depth + 1) * 20}px\">{(line.IsBullet ? "•" : Encode(line.Marker))} {Inline(line.Parts)}</p>");
        return string.Join('\n', items);
    }

    protected override string Draw(TableSection table)
    {
        var header = table.Header is null ? "" : $"<tr>{string.Concat(table.Header.Select(cell => $"<th {Cell}>{Inline([cell])}</th>"))}</tr>\n";
        var rows = table.Rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td {Cell}>{Inline([cell])}</td>"))}</tr>\n");
        return $"<table style=\"border-collapse:collapse\">\n{header}{string.Concat(rows)}</table>";
    }

    protected override string Draw(CodeSection code) => $"<pre dir=\"ltr\">{WebUtility.HtmlEncode(VisibleText.Of(code.Text))}</pre>";

    protected override string Draw(ReferenceSection references) => Below(
        references.Heading,
        "ul",
        references.References.Select(reference => string.Create(
            CultureInfo.InvariantCulture, $"{(reference.Number is { } number ? $"[{number}] " : "")}<a href=\"{Encode(reference.Url)}\">{Encode(reference.Name)}</a>")));

    protected override string Draw(ChoiceSection choices) => Below(
        choices.Heading, string.Create(CultureInfo.InvariantCulture, $"ol start=\"{choices.First}\""), choices.Choices.Select(Encode));

    private static string Below(string heading, string list, IEnumerable<string> items)
    {
        var intro = heading.Length == 0 ? "" : $"<p dir=\"auto\">{Encode(heading)}</p>\n";
        return $"{intro}<{list}>\n{string.Concat(items.Select(item => $"<li dir=\"auto\">{item}</li>\n"))}</{list[..2]}>";
    }

    private static string Inline(IReadOnlyList<AnswerPart> parts) => string.Concat(parts.Select(Inline)).Trim();

    private static string Inline(AnswerPart part) => part switch
    {
        { Citation: not null } => part.Text,
        { Highlight: { } strong } =>
            Encode(part.Text[..strong.Start]) + $"<strong>{Encode(part.Text.Substring(strong.Start, strong.Length))}</strong>" + Encode(part.Text[strong.End..]),
        _ => Encode(part.Text),
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(VisibleText.Of(text)).ReplaceLineEndings("<br>\n");
}

using System.Globalization;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>Words and line breaks alone: telephones, and whatever channel is not known.</summary>
internal sealed class PlainMarkup : ChannelMarkup
{
    public override string TextFormat => TextFormats.Plain;

    protected override string Draw(ProseSection prose) => string.Concat(prose.Parts.Select(part => part.Citation is null ? VisibleText.Of(part.Text) : part.Text)).Trim();

    protected override string Draw(ListSection list) => string.Join('\n', list.Lines.Select(LineOf));

    protected override string Draw(TableSection table) => VisibleText.Of(string.Join('\n', table.Lines()));

    protected override string Draw(CodeSection code) => VisibleText.Of(code.Text).TrimEnd();

    protected override string Draw(ReferenceSection references) => Below(
        references.Heading,
        references.References.Select(reference => string.Create(
            CultureInfo.InvariantCulture, $"{(reference.Number is { } number ? $"[{number}]" : "-")} {VisibleText.OneLine(reference.Name)} - {reference.Url}")));

    protected override string Draw(ChoiceSection choices) => Below(
        choices.Heading,
        choices.Choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{choices.First + i}. {VisibleText.OneLine(choice)}")));

    private static string Below(string heading, IEnumerable<string> lines) =>
        (heading.Length == 0 ? "" : $"{VisibleText.Of(heading)}\n") + string.Join('\n', lines);

    private static string LineOf(ListLine line)
    {
        var words = string.Join(' ', line.Parts.Select(part => VisibleText.OneLine(part.Text)).Where(text => text.Length > 0));
        return $"{new string(' ', 2 * line.Depth)}{(line.IsBullet ? "-" : VisibleText.OneLine(line.Marker))} {words}";
    }
}

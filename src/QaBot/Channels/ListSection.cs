using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>A list that is quoted, or a part of one.</summary>
internal sealed record ListSection(IReadOnlyList<ListLine> Lines) : AnswerSection
{
    public override IEnumerable<Citation> Cited => Lines.SelectMany(line => line.Parts).Select(part => part.Citation).OfType<Citation>();

    public override (AnswerSection First, AnswerSection Second)? Halve() => Lines.Count > 1
        ? (new ListSection([.. Lines.Take(Lines.Count / 2)]), new ListSection([.. Lines.Skip(Lines.Count / 2)]))
        : new ProseSection(Lines[0].Parts).Halve();
}

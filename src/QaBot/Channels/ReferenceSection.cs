namespace QaBot.Channels;

/// <summary>Links into documents, below a line that says what they are.</summary>
/// <param name="Heading">The line; empty where it stands elsewhere already.</param>
/// <param name="References">The links.</param>
internal sealed record ReferenceSection(string Heading, IReadOnlyList<Reference> References) : AnswerSection
{
    public override (AnswerSection First, AnswerSection Second)? Halve() => References.Count > 1
        ? (this with { References = [.. References.Take(References.Count / 2)] }, new ReferenceSection("", [.. References.Skip(References.Count / 2)]))
        : null;
}

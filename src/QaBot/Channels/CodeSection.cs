namespace QaBot.Channels;

/// <summary>Preformatted text that is quoted.</summary>
internal sealed record CodeSection(string Text) : AnswerSection
{
    public override (AnswerSection First, AnswerSection Second)? Halve()
    {
        var cut = TextCut.LineNearMiddle(Text);
        return cut < 0 ? null : (new CodeSection(Text[..cut].TrimEnd('\n')), new CodeSection(Text[cut..]));
    }
}

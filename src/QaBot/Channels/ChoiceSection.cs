namespace QaBot.Channels;

/// <summary>Questions that the person could go on with, numbered, where the channel draws no buttons.</summary>
/// <param name="Heading">What they are; empty where it stands elsewhere already.</param>
/// <param name="First">The number of the first.</param>
/// <param name="Choices">The questions.</param>
internal sealed record ChoiceSection(string Heading, int First, IReadOnlyList<string> Choices) : AnswerSection
{
    public override (AnswerSection First, AnswerSection Second)? Halve()
    {
        var half = Choices.Count / 2;
        return half == 0
            ? null
            : (this with { Choices = [.. Choices.Take(half)] }, new ChoiceSection("", First + half, [.. Choices.Skip(half)]));
    }
}

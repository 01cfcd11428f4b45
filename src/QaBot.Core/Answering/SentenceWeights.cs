namespace QaBot.Core.Answering;

/// <summary>What each sign of an answer adds to a sentence's score; its coverage counts 1.</summary>
internal sealed record SentenceWeights
{
    /// <summary>The weights that the engine ranks with.</summary>
    public static SentenceWeights Default { get; } = new();

    /// <summary>Coverage by the sentence with its neighbours.</summary>
    public double Window { get; init; } = 0.7;

    /// <summary>How well the passage ranked.</summary>
    public double Fusion { get; init; } = 0.5;

    /// <summary>The kind of thing that was asked for: a sentence without any number seldom answers "how many".</summary>
    public double AnswerType { get; init; } = 0.2;

    /// <summary>Question words found side by side.</summary>
    public double Run { get; init; } = 0.2;

    /// <summary>A heading that asks just what was asked, and little else.</summary>
    public double Heading { get; init; } = 0.2;
}

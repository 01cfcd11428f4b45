namespace QaBot.Core.Answering;

/// <summary>When to answer, and with how much.</summary>
public sealed class AnsweringOptions
{
    /// <summary>The configuration section these options are bound to.</summary>
    public const string Section = "QaBot:Answering";

    /// <summary>
    /// The confidence below which the bot says that its documents don't say, in [0, 1]. Default 0.3, at which answers are worth most where
    /// one wrong answer undoes half a right one; where it undoes a whole one, 0.45. Higher: fewer wrong answers, more questions sent away.
    /// Confidence supposes that the documents answer one question in two and that the others look much alike; where they answer most
    /// questions it is too low, so that an answer given with 0.5 is right in eight to nine cases of ten.
    /// </summary>
    public double MinimumConfidence { get; set; } = 0.3;

    /// <summary>
    /// The confidence below which not even the closest passages are shown, in [0, 1]. Default 0.1. Ignored where it is above
    /// <see cref="MinimumConfidence"/>.
    /// </summary>
    public double ClosestConfidence { get; set; } = 0.1;

    /// <summary>How many sources an answer quotes at most, 1 to 10. Default 3.</summary>
    public int MaxSources { get; set; } = 3;

    /// <summary>How many of the nearest passages are shown when the documents don't say, 0 to 10. Default 2.</summary>
    public int NearestPassages { get; set; } = 2;

    /// <summary>How many items of a list, or lines of code, are quoted after the sentence that leads in to them, 0 to 100. Default 12.</summary>
    public int MaxListItems { get; set; } = 12;

    /// <summary>
    /// Whether the best passages are read together with the question by a small model before a sentence is chosen. Default true. Without,
    /// an answer takes a third of the time and is right less often; the words and their meaning decide.
    /// </summary>
    public bool Reader { get; set; } = true;

    /// <summary>How many passages are read at most, 1 to 20. Default 3; fewer when the first are clear. Ignored without <see cref="Reader"/>.</summary>
    public int ReaderPassages { get; set; } = 3;
}

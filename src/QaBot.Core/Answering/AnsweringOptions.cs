namespace QaBot.Core.Answering;

/// <summary>When to answer, and with how much.</summary>
public sealed class AnsweringOptions
{
    /// <summary>The configuration section these options are bound to.</summary>
    public const string Section = "QaBot:Answering";

    /// <summary>
    /// The confidence below which what was found is shown as the closest, not as the answer, in [0, 1]. Default 0.5: more likely right than
    /// wrong. Higher: fewer wrong answers, more questions not answered. Confidence supposes that the documents answer one question in two
    /// and that the others look much alike; where they answer most questions it is too low.
    /// </summary>
    public double MinimumConfidence { get; set; } = 0.5;

    /// <summary>
    /// The confidence below which the bot says that its documents don't say and shows not even the closest passages, in [0, 1]. Default
    /// 0.05. Ignored where it is above <see cref="MinimumConfidence"/>.
    /// </summary>
    public double ClosestConfidence { get; set; } = 0.05;

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

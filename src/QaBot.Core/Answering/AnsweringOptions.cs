namespace QaBot.Core.Answering;

/// <summary>When to answer, and with how much.</summary>
public sealed class AnsweringOptions
{
    /// <summary>The configuration section these options are bound to.</summary>
    public const string Section = "QaBot:Answering";

    /// <summary>
    /// The confidence below which the bot says that its documents don't say, in [0, 1]. Default 0.3. Higher: fewer wrong answers, more
    /// questions sent away.
    /// </summary>
    public double MinimumConfidence { get; set; } = 0.3;

    /// <summary>How many sources an answer quotes at most, 1 to 10. Default 3.</summary>
    public int MaxSources { get; set; } = 3;

    /// <summary>How many of the nearest passages are shown when the documents don't say, 0 to 10. Default 2.</summary>
    public int NearestPassages { get; set; } = 2;

    /// <summary>How many items of a list, or lines of code, are quoted after the sentence that leads in to them, 0 to 100. Default 12.</summary>
    public int MaxListItems { get; set; } = 12;
}

namespace QaBot.Core.Insights;

/// <summary>What is learned from people, and what is kept of it.</summary>
public sealed class InsightsOptions
{
    /// <summary>The configuration section these options are bound to.</summary>
    public const string Section = "QaBot:Insights";

    /// <summary>
    /// The folder below the knowledge folder into which answers of people are written, a relative path with <c>/</c> between its parts.
    /// Default <c>answers</c>. A document in it whose heading asks just what was asked is given as the answer, whole.
    /// </summary>
    public string CuratedFolder { get; set; } = Answering.CuratedFolder.Default;

    /// <summary>
    /// Whether question and answer are kept beside what people think of the answer. Default false: of an answer it is kept when and to whom
    /// it was given, not what it says.
    /// </summary>
    public bool KeepQuestions { get; set; }

    /// <summary>How long answers and what people think of them are kept, in days since the answer, 1 to 3,650. Default 180.</summary>
    public int KeepDays { get; set; } = 180;

    /// <summary>How many answers are kept, 100 to 10,000,000; beyond it the oldest are forgotten. Default 100,000.</summary>
    public int MaxAnswers { get; set; } = 100_000;
}

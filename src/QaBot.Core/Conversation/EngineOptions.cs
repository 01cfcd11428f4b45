namespace QaBot.Core.Conversation;

/// <summary>What the engine takes in, and what it offers.</summary>
public sealed class EngineOptions
{
    /// <summary>The configuration section these options are bound to.</summary>
    public const string Section = "QaBot:Engine";

    /// <summary>Longest question, in characters, 100 to 100,000. Default 2,000. A longer one is answered with a text that says so.</summary>
    public int MaxQuestionLength { get; set; } = 2000;

    /// <summary>How many questions a welcome offers, 0 to 10. Default 3.</summary>
    public int Starters { get; set; } = 3;

    /// <summary>How many questions are offered when the documents don't say, 0 to 10. Default 3.</summary>
    public int Suggestions { get; set; } = 3;

    /// <summary>
    /// How long a welcome, or an answer that offers questions, waits for them while they are being made, from zero to one minute. Default
    /// 2 seconds. After that it goes without; they are ready the next time.
    /// </summary>
    public TimeSpan StarterWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The confidence with which the engine must answer a question of its own making before it offers it, in [0, 1]. Default 0.45.</summary>
    public double StarterConfidence { get; set; } = 0.45;

    /// <summary>How many documents are read to make questions from, 1 to 1,000. Default 50, spread evenly over all.</summary>
    public int StarterDocuments { get; set; } = 50;

    /// <summary>How many titles a greeting lists, 0 to 50. Default 5.</summary>
    public int TitlesShown { get; set; } = 5;
}

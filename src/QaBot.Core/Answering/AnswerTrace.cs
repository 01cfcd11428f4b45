using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>Why an answer is what it is, for the person who wants to know. It holds texts of documents: show it, do not log it.</summary>
public sealed record AnswerTrace
{
    /// <summary>What was found, and how.</summary>
    public required RetrievalResult Retrieval { get; init; }

    /// <summary>The best sentences with what spoke for them.</summary>
    public required IReadOnlyList<RankedSentence> Sentences { get; init; }

    /// <summary>The judgement whether to answer.</summary>
    public required AbstentionVerdict Verdict { get; init; }

    /// <summary>How many citations were dropped because the stored text did not hold the quote.</summary>
    public required int DroppedCitations { get; init; }

    /// <summary>How long the stages after retrieval took, in their order.</summary>
    public IReadOnlyList<StageTiming> Timings { get; init; } = [];

    /// <summary>Time from question to answer.</summary>
    public required TimeSpan Elapsed { get; init; }
}

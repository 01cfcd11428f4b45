using QaBot.Core.Answering;

namespace QaBot.Evaluation.Runner;

/// <summary>What became of one question. Everything but <see cref="Milliseconds"/> is the same in every run over the same.</summary>
public sealed record Outcome
{
    /// <summary>The question's id in its set.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the documents answer it, and if not, why.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>What kind of reply was given.</summary>
    public required AnswerStatus Status { get; init; }

    /// <summary>Estimated probability that the best sentence answers, in [0, 1], also where it was not given.</summary>
    public required double Confidence { get; init; }

    /// <summary>Whether what is quoted first answers: it stands where the answer does, or holds an accepted text. Never for a question that the documents don't answer.</summary>
    public required bool IsRight { get; init; }

    /// <summary>How the passages were found; null for a question that the documents don't answer.</summary>
    public RetrievalOutcome? Retrieval { get; init; }

    /// <summary>How the sentences were ranked; null where it is not known in which the answer stands.</summary>
    public SentenceOutcome? Sentences { get; init; }

    /// <summary>How the highlighted words agree with an accepted text; null where none were highlighted or the set gives no text.</summary>
    public SpanOutcome? Span { get; init; }

    /// <summary>What the quotes were worth; null where nothing was answered.</summary>
    public CitationOutcome? Citations { get; init; }

    /// <summary>Time from question to answer.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>What a person needs to see why.</summary>
    public required OutcomeDetail Detail { get; init; }

    /// <summary>Whether an answer was given.</summary>
    public bool IsAnswered => Status == AnswerStatus.Answered;

    /// <summary>Whether the reply is what it should be: a right answer, or none where the documents have none.</summary>
    public bool IsGood => Kind == QuestionKind.Answerable ? IsAnswered && IsRight : !IsAnswered;

    /// <summary>CRAG's score: 1 for a right answer, 0 for none, -1 for a wrong one (Yang et al. 2024).</summary>
    public int Score => !IsAnswered ? 0 : IsRight ? 1 : -1;
}

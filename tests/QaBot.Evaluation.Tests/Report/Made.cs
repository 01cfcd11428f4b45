using QaBot.Core.Answering;
using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Tests.Report;

/// <summary>Outcomes and runs made by hand.</summary>
internal static class Made
{
    public static Outcome Answer(string id, double confidence, bool isRight, bool isAnswered = true, QuestionKind kind = QuestionKind.Answerable) => new()
    {
        Id = id,
        Kind = kind,
        Question = $"Question {id}?",
        Status = isAnswered ? AnswerStatus.Answered : AnswerStatus.NotFound,
        Confidence = confidence,
        IsRight = isRight,
        Retrieval = kind == QuestionKind.Answerable ? new RetrievalOutcome(isRight ? [1] : [3], 1) : null,
        Sentences = kind == QuestionKind.Answerable ? new SentenceOutcome(isRight, true, isRight, true) : null,
        Citations = isAnswered ? new CitationOutcome(2, 2, kind == QuestionKind.Answerable ? (isRight ? 2 : 0) : null) : null,
        Milliseconds = 10,
        Detail = new OutcomeDetail { Text = $"Reply {id}." },
    };

    public static Outcome None(string id, QuestionKind kind, double confidence, bool isAnswered = false) =>
        Answer(id, confidence, isRight: false, isAnswered, kind);

    public static SetResult Result(string name, params Outcome[] outcomes) => new()
    {
        Name = name,
        Origin = new OutcomeOrigin(OutcomeOrigin.CurrentSchema, "set", "program", "settings", "model"),
        Documents = 3,
        Passages = 4,
        Outcomes = outcomes,
        Resumed = 0,
        Preparation = TimeSpan.FromSeconds(1),
        Asking = TimeSpan.FromSeconds(2),
        PeakBytes = 100_000_000,
    };

    public static RunReport Run(params SetResult[] results) => new()
    {
        Version = "1.2.3",
        Ended = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Settings = [],
        Threshold = .3,
        Sets = [.. results.Select(SetReport.Of)],
    };
}

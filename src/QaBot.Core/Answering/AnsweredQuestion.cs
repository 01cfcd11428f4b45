namespace QaBot.Core.Answering;

/// <summary>What the documents give for one question.</summary>
/// <param name="IsAnswered">Whether they say; if not, the text says so and the citations are the nearest passages.</param>
/// <param name="Written">Text and checked citations.</param>
/// <param name="Confidence">Estimated probability that the answer is right, in [0, 1]; 0 when nothing was answered.</param>
/// <param name="Trace">Why.</param>
internal sealed record AnsweredQuestion(bool IsAnswered, WrittenAnswer Written, double Confidence, AnswerTrace Trace);

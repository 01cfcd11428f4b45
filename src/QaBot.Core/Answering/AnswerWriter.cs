using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>
/// Chooses what an answer quotes and puts it into words. Between the two steps every quote is checked against the stored text. Safe to
/// use from several threads at once.
/// </summary>
public abstract class AnswerWriter
{
    /// <summary>Chooses what to quote as the answer, the most important first; empty when there is nothing.</summary>
    public abstract IReadOnlyList<Evidence> Choose(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences);

    /// <summary>Chooses what to show as nearest when nothing answers; may be empty.</summary>
    public abstract IReadOnlyList<Evidence> ChooseNearest(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences);

    /// <summary>Words the answer from checked evidence, which is not empty.</summary>
    public abstract WrittenAnswer Write(IReadOnlyList<CheckedEvidence> evidence);

    /// <summary>Words that the documents don't say, with the nearest checked passages; these may be none.</summary>
    public abstract WrittenAnswer WriteNotFound(IReadOnlyList<CheckedEvidence> nearest);
}

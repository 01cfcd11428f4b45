using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>Judges whether to answer or to say that the documents don't. Safe to use from several threads at once.</summary>
public abstract class AbstentionPolicy
{
    /// <summary>Judges the evidence for a question.</summary>
    /// <param name="retrieved">What was found.</param>
    /// <param name="sentences">The ranked sentences, best first; may be empty.</param>
    public abstract AbstentionVerdict Judge(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences);
}

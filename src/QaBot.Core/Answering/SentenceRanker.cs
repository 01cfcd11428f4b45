using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>Orders the sentences of the retrieved passages by how likely each answers the question. Safe to use from several threads at once.</summary>
public abstract class SentenceRanker
{
    /// <summary>All sentences that could be an answer, best first; one that stands in two overlapping passages is listed once.</summary>
    public abstract IReadOnlyList<RankedSentence> Rank(RetrievalResult retrieved);
}

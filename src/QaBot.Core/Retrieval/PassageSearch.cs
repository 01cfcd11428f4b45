using QaBot.Core.Indexing;

namespace QaBot.Core.Retrieval;

/// <summary>
/// Retrieval alone, as the engine does it before it answers: for measuring it and for showing what was found. Safe to use from several
/// threads at once.
/// </summary>
public sealed class PassageSearch
{
    private readonly Retriever _retriever;

    internal PassageSearch(Retriever retriever) => _retriever = retriever;

    /// <summary>Finds the passages for a question.</summary>
    /// <param name="question">The question, in the form of <c>TextNormalizer</c>.</param>
    /// <param name="filter">Which documents may be found.</param>
    /// <param name="count">How many passages at most, at least 1.</param>
    /// <param name="cancellationToken">Gives the search up.</param>
    public ValueTask<RetrievalResult> FindAsync(string question, DocumentFilter filter, int count, CancellationToken cancellationToken) =>
        _retriever.RetrieveAsync(question, filter, count, cancellationToken);
}

using QaBot.Core.Indexing;

namespace QaBot.Core.Answering;

/// <summary>
/// Reads a question and a passage together, as a model does that was trained to find answers: unlike scores made from words, it sees that
/// the subject is right and the question another. Safe to use from several threads at once.
/// </summary>
public abstract class PassageReader
{
    /// <summary>Reads one passage; several may be read at once.</summary>
    /// <param name="question">The question, normalised as documents are.</param>
    /// <param name="passage">The passage, of any length.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <returns>What was read; as many sentences as the passage has.</returns>
    public abstract ValueTask<PassageReading> ReadAsync(string question, IndexedChunk passage, CancellationToken cancellationToken);
}

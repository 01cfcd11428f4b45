namespace QaBot.Core.Insights;

/// <summary>
/// Keeps answers that people gave. Each becomes a document of the knowledge folder, so that it is found, quoted, cited, corrected and
/// deleted like any other. Thread-safe.
/// </summary>
public abstract class CuratedAnswers
{
    /// <summary>Keeps an answer, in place of one to the same question. What comes back is its path below the knowledge folder.</summary>
    /// <exception cref="CuratedAnswerException">It could not be written; the message says why and the mend.</exception>
    public abstract ValueTask<string> KeepAsync(CuratedAnswer answer, CancellationToken cancellationToken);
}

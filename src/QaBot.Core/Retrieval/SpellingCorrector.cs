using Microsoft.Extensions.Options;
using QaBot.Core.Indexing;

namespace QaBot.Core.Retrieval;

/// <summary>
/// Reads a question word that no document holds, and that is no common word either, as the likeliest one that a document does. The word list follows the index: it is
/// built when first needed, and built anew in the background when documents have changed, at most once in
/// <see cref="RetrievalOptions.SpellingRefresh"/>; until the new one is ready the old one serves.
/// </summary>
internal sealed class SpellingCorrector(
    KnowledgeIndex index, CommonWords commonWords, IOptions<RetrievalOptions> options, TimeProvider timeProvider) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private SpellingDictionary? _dictionary;
    private Task<SpellingDictionary>? _building;
    private long _version;
    private long _builtAt;

    /// <summary>
    /// The word to search for in place of the folded <paramref name="word"/>; null when the corpus holds the word, or nothing like it, or
    /// the word is a common one, or correction is turned off.
    /// </summary>
    /// <param name="word">The folded word.</param>
    /// <param name="term">Its analysed form: a word is known as well when another of its forms is.</param>
    /// <param name="statistics">
    /// The words that are known: those of what is searched, which may be more than the word list holds. What only one conversation may
    /// see is never offered as a correction.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting for the first word list.</param>
    public async ValueTask<string?> CorrectAsync(
        string word, string term, CorpusStatistics statistics, CancellationToken cancellationToken)
    {
        if (!options.Value.CorrectSpelling || !SpellingDictionary.IsCorrectable(word)
            || IsKnown(word, term, statistics) || commonWords.Contains(word))
        {
            return null;
        }

        var dictionary = Current(out var building) ?? await building!.WaitAsync(cancellationToken).ConfigureAwait(false);
        return dictionary.Correct(word);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private static bool IsKnown(string word, string term, CorpusStatistics statistics) =>
        statistics.WordFrequency(word) > 0 || statistics.DocumentFrequency(term) > 0;

    private SpellingDictionary? Current(out Task<SpellingDictionary>? building)
    {
        lock (_gate)
        {
            if (IsStale() && _building is null or { IsFaulted: true })
            {
                _version = index.Statistics.Version;
                _builtAt = timeProvider.GetTimestamp();
                var stopping = _stopping.Token;
                _building = Task.Run(() => Build(stopping), stopping);
            }

            building = _building;
            return _dictionary;
        }
    }

    private bool IsStale() =>
        _dictionary is null
        || (index.Statistics.Version != _version
            && timeProvider.GetElapsedTime(_builtAt) >= options.Value.SpellingRefresh);

    private SpellingDictionary Build(CancellationToken cancellationToken)
    {
        var built = SpellingDictionary.Build(index.Statistics.Words, cancellationToken);
        lock (_gate)
        {
            _dictionary = built;
            _building = null;
        }

        return built;
    }
}

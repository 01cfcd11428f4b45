using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;

namespace QaBot.Core.Retrieval;

/// <summary>
/// Finds the passages that speak of a question: by words (BM25 over the index's candidates) and by meaning (nearest vectors), fused by
/// normalised score. When the question cannot be embedded, words decide alone and the trace says so: an answer with a verified
/// quote is worth having even then. Safe to use from several threads at once.
/// </summary>
internal sealed partial class Retriever
{
    /// <summary>
    /// A handful of chunks says little on how common a word is: in a single one every word it holds looks common, and every other word
    /// weighs several times as much. Judging an answer therefore supposes a corpus of the size the judgement was fitted on, at least.
    /// </summary>
    private const int LeastChunks = 250;

    private readonly PassageEmbedder _embedder;
    private readonly QueryAnalyzer _analyzer;
    private readonly RetrievalOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<Retriever> _logger;

    public Retriever(
        KnowledgeIndex index,
        PassageEmbedder embedder,
        QueryAnalyzer analyzer,
        IOptions<RetrievalOptions> options,
        TimeProvider timeProvider,
        ILogger<Retriever> logger)
    {
        Index = index;
        _embedder = embedder;
        _analyzer = analyzer;
        _options = options.Value;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>The index that is searched unless another is named.</summary>
    public KnowledgeIndex Index { get; }

    /// <summary>Finds the passages for <paramref name="question"/>.</summary>
    /// <param name="question">The question, normalised as documents are.</param>
    /// <param name="filter">Which documents may be found; applied before anything is ranked.</param>
    /// <param name="count">How many passages at most.</param>
    /// <param name="cancellationToken">Gives the search up.</param>
    public ValueTask<RetrievalResult> RetrieveAsync(
        string question, DocumentFilter filter, int count, CancellationToken cancellationToken) =>
        RetrieveAsync(question, Index, filter, count, cancellationToken);

    /// <summary>The same in another index than the retriever's own: one that holds what only one conversation may see.</summary>
    public async ValueTask<RetrievalResult> RetrieveAsync(
        string question, KnowledgeIndex index, DocumentFilter filter, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);

        var clock = new StageClock(_timeProvider);
        // Started first and awaited last: the encoder's work and the search by words run side by side.
        var nearest = FindNearestAsync(question, index, filter, clock, cancellationToken);
        var start = clock.Start();
        var query = await _analyzer.AnalyzeAsync(question, index.Statistics, cancellationToken).ConfigureAwait(false);
        clock.Stop("analyze", start);
        var idf = IdfOf(query, index.Statistics);
        var lexical = await FindByWordsAsync(query, idf, index, filter, clock, cancellationToken).ConfigureAwait(false);
        var (hits, vector, failure) = await nearest.ConfigureAwait(false);

        start = clock.Start();
        var passages = await FuseAsync(lexical, hits, index, failure is null, count, cancellationToken).ConfigureAwait(false);
        clock.Stop("fuse", start);
        return new RetrievalResult
        {
            Query = query,
            Passages = passages,
            Idf = IdfOf(query, index.Statistics, LeastChunks),
            QueryVector = vector,
            UnknownTerms = [.. query.Terms.Where(term => index.Statistics.DocumentFrequency(term) == 0)],
            Trace = new RetrievalTrace
            {
                LexicalCandidates = lexical.Count,
                VectorCandidates = hits.Count,
                LexicalOnlyBecause = failure,
                Timings = clock.Timings,
            },
        };
    }

    private Dictionary<string, double> IdfOf(AnalyzedQuery query, CorpusStatistics statistics, int leastChunks = 0)
    {
        var bm25 = new Bm25(statistics, _options.HeadingWeight);
        return query.Terms.ToDictionary(term => term, term => bm25.Idf(term, leastChunks), StringComparer.Ordinal);
    }

    private async ValueTask<List<LexicalHit>> FindByWordsAsync(
        AnalyzedQuery query,
        Dictionary<string, double> idf,
        KnowledgeIndex index,
        DocumentFilter filter,
        StageClock clock,
        CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0)
        {
            return [];
        }

        var start = clock.Start();
        var candidates = await index.FindByTermsAsync(query.Terms, _options.TermCandidates, filter, cancellationToken)
            .ConfigureAwait(false);
        clock.Stop("find by words", start);
        start = clock.Start();
        var ranked = LexicalRanking.Rank(query, idf, candidates, index.Statistics, _options);
        clock.Stop("score words", start);
        return ranked;
    }

    private async Task<(IReadOnlyList<VectorHit> Hits, ReadOnlyMemory<float>? Vector, string? Failure)> FindNearestAsync(
        string question, KnowledgeIndex index, DocumentFilter filter, StageClock clock, CancellationToken cancellationToken)
    {
        if (_options.LexicalWeight >= 1)
        {
            return ([], null, "QaBot:Retrieval:LexicalWeight is 1.");
        }

        var start = clock.Start();
        float[] vector;
        try
        {
            vector = await _embedder.EmbedQueryAsync(question, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Any encoder may stand behind the embedder, and each fails in its own way: what is left still answers.
            LogEncoderFailed(fault);
            return ([], null, $"The question could not be embedded ({fault.GetType().Name}): {fault.Message}");
        }

        clock.Stop("embed", start);
        start = clock.Start();
        var hits = await index.FindByVectorAsync(vector, _options.Candidates, filter, cancellationToken).ConfigureAwait(false);
        clock.Stop("find by meaning", start);
        return (hits, vector, null);
    }

    private async ValueTask<IReadOnlyList<Passage>> FuseAsync(
        List<LexicalHit> lexical,
        IReadOnlyList<VectorHit> nearest,
        KnowledgeIndex index,
        bool withVectors,
        int count,
        CancellationToken cancellationToken)
    {
        var fused = ScoreFusion.Fuse(lexical, nearest, withVectors ? _options.LexicalWeight : 1);
        var best = fused.Take(count).ToList();
        var chunks = lexical.ToDictionary(hit => hit.Source.Id, hit => hit.Source);
        long[] missing = [.. best.Select(score => score.ChunkId).Where(id => !chunks.ContainsKey(id))];
        if (missing.Length > 0)
        {
            foreach (var chunk in await index.GetChunksAsync(missing, cancellationToken).ConfigureAwait(false))
            {
                chunks[chunk.Id] = chunk;
            }
        }

        // A chunk may be gone between search and fetch, when its document was saved anew.
        return
        [
            .. best.Where(score => chunks.ContainsKey(score.ChunkId))
                .Select((score, place) => new Passage(place + 1, chunks[score.ChunkId], score.Score)),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The question could not be embedded; passages are found by words alone.")]
    private partial void LogEncoderFailed(Exception fault);
}

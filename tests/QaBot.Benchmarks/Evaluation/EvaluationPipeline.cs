using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>The product's retrieval and answering over an index, put together by hand so that options can be varied.</summary>
internal sealed class EvaluationPipeline : IDisposable
{
    private readonly SpellingCorrector _spelling;

    public EvaluationPipeline(
        KnowledgeIndex index, EvaluationEncoder encoder, RetrievalOptions? options = null, AnsweringOptions? answering = null, PassageReader? reader = null)
        : this(index, encoder.Embedder, encoder.CommonWords, options, answering, reader)
    {
    }

    public EvaluationPipeline(
        KnowledgeIndex index, PassageEmbedder embedder, CommonWords words, RetrievalOptions? options = null, AnsweringOptions? answering = null,
        PassageReader? reader = null)
    {
        var retrieval = Options.Create(options ?? new RetrievalOptions());
        var answers = Options.Create(answering ?? new AnsweringOptions());
        _spelling = new SpellingCorrector(index, words, retrieval, TimeProvider.System);
        Retriever = new Retriever(
            index, embedder, new QueryAnalyzer(_spelling), retrieval, TimeProvider.System, NullLogger<Retriever>.Instance);
        Ranker = new CoverageSentenceRanker();
        Similarity = new SentenceSimilarity(embedder, NullLogger<SentenceSimilarity>.Instance);
        Reranker = new ReaderReranker(reader, answers, NullLogger<ReaderReranker>.Instance);
        Policy = new LogisticAbstentionPolicy(answers);
        Answerer = new Answerer(
            Retriever,
            Ranker,
            Similarity,
            Reranker,
            Policy,
            new ExtractiveAnswerWriter(answers),
            new CitationChecker(NullLogger<CitationChecker>.Instance),
            retrieval,
            TimeProvider.System);
    }

    public Retriever Retriever { get; }

    public SentenceRanker Ranker { get; }

    public SentenceSimilarity Similarity { get; }

    public ReaderReranker Reranker { get; }

    public AbstentionPolicy Policy { get; }

    public Answerer Answerer { get; }

    public void Dispose() => _spelling.Dispose();
}

using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks;

/// <summary>Samples of questions that a set answers and of others that it does not.</summary>
internal static class AbstentionSources
{
    /// <summary>Samples of one set, other sets' questions being the other domain.</summary>
    /// <param name="set">The set.</param>
    /// <param name="otherDomain">Questions that it does not answer.</param>
    /// <param name="encoder">Embeds.</param>
    /// <param name="reader">Reads; null to answer without.</param>
    /// <param name="limit">Questions of each kind at most.</param>
    public static async Task<List<AbstentionSample>> SampleAsync(
        EvaluationSet set, IEnumerable<EvaluationQuestion> otherDomain, EvaluationEncoder encoder, PassageReader? reader, int limit)
    {
        using var index = new InMemoryKnowledgeIndex();
        var corpus = await EvaluationCorpus.BuildAsync(index, set.Documents, encoder.Embedder, CancellationToken.None);
        // Documents come and go with every question here; a word list that trails behind them would make the figures depend on speed.
        using var pipeline = new EvaluationPipeline(corpus.Index, encoder, new RetrievalOptions { CorrectSpelling = false }, reader: reader);
        return await new AbstentionSampler(set, corpus, pipeline).SampleAsync(otherDomain.Select(question => question.Question), limit);
    }
}

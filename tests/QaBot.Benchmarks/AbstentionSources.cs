using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;

namespace QaBot.Benchmarks;

/// <summary>Which questions the abstention model is fitted on, and which are held out to report on.</summary>
internal static class AbstentionSources
{
    /// <summary>Whether a document of squad20-cal is of the last two of its seven articles by name: held out, so that adversarial questions can be reported on.</summary>
    public static Func<string, bool> IsHeldOut(EvaluationSet cal)
    {
        string[] articles = [.. cal.Documents.Select(document => document.Id[..document.Id.LastIndexOf('#')]).Distinct().Order(StringComparer.Ordinal)];
        return name => articles[^2..].Any(article => name.StartsWith(article + "#", StringComparison.Ordinal));
    }

    /// <summary>Samples of one set, other sets' questions being the other domain.</summary>
    public static async Task<List<AbstentionSample>> SampleAsync(
        EvaluationSet set, IEnumerable<EvaluationQuestion> otherDomain, EvaluationEncoder encoder, int limit)
    {
        using var index = new InMemoryKnowledgeIndex();
        var corpus = await EvaluationCorpus.BuildAsync(index, set.Documents, encoder.Embedder, CancellationToken.None);
        // Documents come and go with every question here; a word list that trails behind them would make the figures depend on speed.
        using var pipeline = new EvaluationPipeline(corpus.Index, encoder, new RetrievalOptions { CorrectSpelling = false });
        return await new AbstentionSampler(set, corpus, pipeline).SampleAsync(otherDomain.Select(question => question.Question), limit);
    }
}

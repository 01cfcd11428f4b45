using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Asks answerable questions and ones that the documents do not answer, and notes what is seen of the evidence.</summary>
internal sealed class AbstentionSampler(EvaluationSet set, EvaluationCorpus corpus, EvaluationPipeline pipeline)
{
    private const int Passages = 5;

    /// <summary>Samples of every kind that the set can give, at most <paramref name="limit"/> of each.</summary>
    public async Task<List<AbstentionSample>> SampleAsync(IEnumerable<string> otherDomain, int limit)
    {
        var samples = new List<AbstentionSample>();
        foreach (var question in set.Answerable(limit))
        {
            await AddAsync(samples, AbstentionKind.Answerable, question);
            string[] articles = [.. ArticlesOf(question)];
            await AddWithoutAsync(samples, AbstentionKind.ArticleRemoved, question, articles);
            if (articles.Length > question.Gold.Count)
            {
                await AddWithoutAsync(samples, AbstentionKind.ParagraphRemoved, question, question.Gold);
            }
        }

        foreach (var question in set.Unanswerable(limit))
        {
            await AddAsync(samples, AbstentionKind.Adversarial, question);
        }

        foreach (var question in otherDomain.Take(limit))
        {
            await AddAsync(samples, AbstentionKind.OtherDomain, new EvaluationQuestion { Id = "", Question = question, IsAnswerable = false });
        }

        return samples;
    }

    private IEnumerable<string> ArticlesOf(EvaluationQuestion question)
    {
        var articles = question.Gold.Select(SentenceSampler.ArticleOf).ToHashSet(StringComparer.Ordinal);
        return corpus.Names.Where(name => articles.Contains(SentenceSampler.ArticleOf(name)));
    }

    private async Task AddWithoutAsync(
        List<AbstentionSample> samples, AbstentionKind kind, EvaluationQuestion question, IReadOnlyList<string> removed)
    {
        await corpus.RemoveAsync(removed);
        await AddAsync(samples, kind, question with { Gold = [], Origin = question.Origin ?? question.Gold[0] });
        await corpus.RestoreAsync(removed);
    }

    private async Task AddAsync(List<AbstentionSample> samples, AbstentionKind kind, EvaluationQuestion question)
    {
        var retrieved = await pipeline.Retriever.RetrieveAsync(question.Question, DocumentFilter.All, Passages, CancellationToken.None);
        var compared = await pipeline.Similarity.CompareAsync(retrieved, pipeline.Ranker.Rank(retrieved), CancellationToken.None);
        var sentences = await pipeline.Reranker.RerankAsync(retrieved, compared, CancellationToken.None);
        if (sentences.Count == 0)
        {
            return;
        }

        var article = SentenceSampler.ArticleOf(question.Origin ?? question.Gold.FirstOrDefault(question.Question));
        var isRight = question.Gold.Count > 0 && IsRight(question, sentences[0]);
        samples.Add(new AbstentionSample(article, kind, AbstentionFeatures.Of(retrieved, sentences), isRight));
    }

    // Where answers are free text, the right page is the most that can be seen.
    private static bool IsRight(EvaluationQuestion question, RankedSentence sentence) => question.Spans.Count > 0
        ? SentenceMetrics.IsStrict(question, sentence)
        : question.Gold.Contains(sentence.Passage.Source.SourcePath, StringComparer.Ordinal);
}

using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Notes what is seen of the sentences of each question's passages.</summary>
internal sealed class SentenceSampler(EvaluationPipeline pipeline, PassageReader reader)
{
    private const int Passages = 5;

    /// <summary>The part of a document's id before its last <c>#</c> names the article it is of.</summary>
    public static string ArticleOf(string name) => name.LastIndexOf('#') is var end and > 0 ? name[..end] : name;

    public async Task<List<SentenceSample>> SampleAsync(IEnumerable<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var samples = new List<SentenceSample>();
        foreach (var question in questions)
        {
            samples.Add(await SampleAsync(question, cancellationToken));
        }

        return samples;
    }

    private async Task<SentenceSample> SampleAsync(EvaluationQuestion question, CancellationToken cancellationToken)
    {
        var retrieved = await pipeline.Retriever.RetrieveAsync(question.Question, DocumentFilter.All, Passages, cancellationToken);
        var ranked = await pipeline.Similarity.CompareAsync(retrieved, pipeline.Ranker.Rank(retrieved), cancellationToken);
        var passages = ranked.Select(sentence => sentence.Passage).Distinct().ToList();
        var readings = await Task.WhenAll(passages.Select(passage => reader.ReadAsync(retrieved.Query.Text, passage.Source, cancellationToken).AsTask()));
        var terms = new QuestionTerms(retrieved);
        int[] places = [.. ranked.Select(sentence => passages.IndexOf(sentence.Passage))];
        return new SentenceSample(
            ArticleOf(question.Gold[0]),
            [.. ranked.Zip(places, (sentence, place) => SentenceFeatures.Of(terms, sentence with { PassageReading = readings[place] }))],
            places,
            [.. ranked.Select(sentence => SentenceMetrics.IsStrict(question, sentence))],
            [.. ranked.Select(sentence => SentenceMetrics.Holds(question, sentence))]);
    }
}

using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>sentences SETDIR... [--cache DIR] [--sample N]</c>: what each weight of the sentence ranker is worth: the answer's sentence by
/// words with the engine's weights, with each of them left out or changed, and with the cosine of question and sentence added.
/// </summary>
internal static class SentencesCommand
{
    private const int Passages = 5;

    // So many sentences a question could be embedded within the time it may take.
    private const int Embedded = 5;

    private static readonly (string Name, SentenceWeights Weights, double Similarity)[] Variants =
    [
        ("by words", SentenceWeights.Default, 0),
        ("without answer type", new() { AnswerType = 0 }, 0),
        ("without run", new() { Run = 0 }, 0),
        ("without either", new() { AnswerType = 0, Run = 0 }, 0),
        ("without neighbours", new() { Window = 0 }, 0),
        ("answer type .3", new() { AnswerType = 0.3 }, 0),
        ("run .4", new() { Run = 0.4 }, 0),
        ("run .6", new() { Run = 0.6 }, 0),
        ("neighbours .4", new() { Window = 0.4 }, 0),
        ("passage .8", new() { Fusion = 0.8 }, 0),
        ("with cosine .3", SentenceWeights.Default, 0.3),
        ("with cosine .6", SentenceWeights.Default, 0.6),
        ("with cosine 1, as the engine", SentenceWeights.Default, 1),
        ("with cosine 1, without run", new() { Run = 0 }, 1),
    ];

    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        using var encoder = new EvaluationEncoder(arguments.Cache);
        Console.WriteLine("set | ranker | questions | top 1 strict | top 1 holds | top 3 holds");
        foreach (var folder in arguments.Folders)
        {
            var set = EvaluationSet.Load(folder);
            using var index = new InMemoryKnowledgeIndex();
            var corpus = await EvaluationCorpus.BuildAsync(index, set.Documents, encoder.Embedder, cancellationToken);
            using var pipeline = new EvaluationPipeline(corpus.Index, encoder);
            var metrics = Array.ConvertAll(Variants, _ => new SentenceMetrics());
            var questions = set.Answerable(arguments.Sample);
            foreach (var question in questions)
            {
                var retrieved = await pipeline.Retriever.RetrieveAsync(question.Question, DocumentFilter.All, Passages, cancellationToken);
                await AddAsync(metrics, question, retrieved, encoder, cancellationToken);
            }

            for (var i = 0; i < Variants.Length; i++)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{set.Name} | {Variants[i].Name} | {questions.Count} | {metrics[i].Strict:0.0} | {metrics[i].FirstHolds:0.0} | {metrics[i].ThreeHold:0.0}"));
            }
        }

        return 0;
    }

    private static async Task AddAsync(
        SentenceMetrics[] metrics, EvaluationQuestion question, RetrievalResult retrieved, EvaluationEncoder encoder, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Variants.Length; i++)
        {
            var ranked = new CoverageSentenceRanker(Variants[i].Weights).Rank(retrieved);
            if (Variants[i].Similarity > 0)
            {
                var cosines = await CosinesAsync(question.Question, ranked, encoder, cancellationToken);
                ranked = [.. ranked.Take(Embedded).Zip(cosines)
                    .OrderByDescending(pair => pair.First.Score + (Variants[i].Similarity * pair.Second)).Select(pair => pair.First)];
            }

            metrics[i].Add(question, ranked);
        }
    }

    private static async Task<double[]> CosinesAsync(
        string question, IReadOnlyList<RankedSentence> ranked, EvaluationEncoder encoder, CancellationToken cancellationToken)
    {
        var asked = await encoder.Embedder.EmbedQueryAsync(question, cancellationToken);
        var cosines = new double[Math.Min(Embedded, ranked.Count)];
        for (var i = 0; i < cosines.Length; i++)
        {
            var vector = await encoder.Embedder.EmbedQueryAsync(ranked[i].Text, cancellationToken);
            cosines[i] = asked.Zip(vector).Sum(pair => (double)pair.First * pair.Second);
        }

        return cosines;
    }
}

using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>retrieval SETDIR... [--cache DIR] [--sample N]</c>: recall, nDCG and answer sentence beside the reference figures, each document
/// one passage.
/// </summary>
internal static class RetrievalCommand
{
    private const int Depth = 10;

    // The reference figures: R@1, R@5, nDCG@10 of BM25 with bigrams, of the encoder, of the two fused; then top-1 strict and top-3.
    private static readonly Dictionary<string, double[]> Reference = new(StringComparer.Ordinal)
    {
        ["squad11-dev"] = [79.0, 94.2, 88.3, 63.0, 83.8, 76.4, 82.7, 95.5, 90.5, 69.8, 84.3],
        ["northwind"] = [59.0, 87.6, 75.7, 44.8, 82.9, 67.2, 69.5, 89.5, 80.5],
        ["selqa"] = [85.0, 97.4, 92.6, 65.6, 88.0, 79.7, 85.8, 98.2, 93.3, 68.0, 79.8],
    };

    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        using var encoder = new EvaluationEncoder(arguments.Cache);
        Console.WriteLine("set | system | questions | R@1 | R@5 | nDCG@10 | difference to the reference");
        foreach (var folder in arguments.Folders)
        {
            var set = EvaluationSet.Load(folder);
            using var index = new InMemoryKnowledgeIndex();
            var corpus = await EvaluationCorpus.BuildAsync(index, set.Documents, encoder.Embedder, cancellationToken);
            await MeasureAsync(set, corpus, encoder, arguments, cancellationToken);
        }

        return 0;
    }

    private static async Task MeasureAsync(
        EvaluationSet set, EvaluationCorpus corpus, EvaluationEncoder encoder, BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        var questions = set.Answerable(arguments.Sample);
        var reference = Reference.GetValueOrDefault(set.Name) ?? [];
        (string Name, double Weight)[] systems = [("BM25 + bigrams", 1), ("encoder", 0), ("fused", new RetrievalOptions().LexicalWeight)];
        for (var i = 0; i < systems.Length; i++)
        {
            var options = new RetrievalOptions { LexicalWeight = systems[i].Weight, HeadingWeight = arguments.HeadingWeight };
            using var pipeline = new EvaluationPipeline(corpus.Index, encoder, options);
            var ranks = new RankMetrics();
            var sentences = new SentenceMetrics();
            foreach (var question in questions)
            {
                var result = await pipeline.Retriever.RetrieveAsync(question.Question, DocumentFilter.All, Depth, cancellationToken);
                ranks.Add([.. result.Passages.Select(passage => passage.Source.SourcePath)], question.Gold);
                var first = result with { Passages = [.. result.Passages.Take(5)] };
                sentences.Add(question, await pipeline.Similarity.CompareAsync(first, pipeline.Ranker.Rank(first), cancellationToken));
            }

            Print(set.Name, systems[i].Name, questions.Count, reference, i * 3, ranks.RecallAt1, ranks.RecallAt5, ranks.Ndcg);
            if (i == systems.Length - 1)
            {
                Print(set.Name, "sentence strict, top 3 (top 1 holds)", questions.Count, reference, 9, sentences.Strict, sentences.ThreeHold, sentences.FirstHolds);
            }
        }
    }

    private static void Print(string set, string system, int questions, double[] reference, int from, params double[] values)
    {
        var differences = values.Select((value, i) =>
            from + i < reference.Length ? (value - reference[from + i]).ToString("+0.0;-0.0", CultureInfo.InvariantCulture) : "-");
        var shown = values.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture));
        Console.WriteLine($"{set} | {system} | {questions} | {string.Join(" | ", shown)} | {string.Join(" / ", differences)}");
    }
}

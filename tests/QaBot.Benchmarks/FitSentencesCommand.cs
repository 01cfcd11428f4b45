using System.Globalization;
using QaBot.Benchmarks.Evaluation;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>fit-sentences CAL COVIDQA [SETDIR...] [--cache DIR] [--sample N] [--passages N] [--out FILE]</c>: fits the weights of the sentence
/// model on the first two sets, which the reader has not seen, and reports on all. What is reported of the first two is cross-validated by
/// article; of the others, that the model was fitted on other sets (though the reader was trained on them).
/// </summary>
internal static class FitSentencesCommand
{
    private const int FittedSets = 2;
    private const int Folds = 7;
    private const int ReadFirst = 2;

    private static readonly double[] Leads = [0.5, 1, 1.5, 2, 3, 4];

    // The features that pay. The table that the command prints shows what each is worth, and what the others would add.
    private static readonly string[] Fitted =
        ["logOdds", "span", "answerable", "spanAsked", "unread", "coverage", "window", "fusion", "rank", "run", "bigrams", "similarity"];

    // By hand, as the reader's makers measured it.
    private static readonly Dictionary<string, double> ByHand = new(StringComparer.Ordinal)
    {
        ["logOdds"] = 1, ["span"] = 0.3, ["fusion"] = 4, ["coverage"] = 3, ["window"] = 2, ["unread"] = -3,
    };

    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        var sets = new List<(string Name, List<SentenceSample> Samples)>();
        using (var encoder = new EvaluationEncoder(arguments.Cache))
        using (var reader = new EvaluationReader(arguments.Cache))
        {
            foreach (var folder in arguments.Folders)
            {
                sets.Add(await SampleAsync(folder, encoder, reader, arguments.Sample, cancellationToken));
            }
        }

        var passages = arguments.Number("--passages", new AnsweringOptions().ReaderPassages);
        Report(sets, passages);
        var fit = new SentenceFit(Fitted, passages);
        var weights = fit.Fit([.. sets.Take(FittedSets).Select(set => set.Samples)]);
        ReportEarlyEnd(sets, weights, passages);
        var counts = sets.Take(FittedSets).Select(set => $"{set.Samples.Count} questions of {set.Name}");
        var provenance = $"Fitted by the benchmark program's fit-sentences (listwise softmax, ridge .001, {passages} passages read) on {string.Join(" and ", counts)}, "
            + "the two sets counting the same; the reader was trained on neither. Right is a sentence that overlaps an accepted answer in the document that answers. "
            + "The sets have no headings: the weight of heading stands to that of coverage as in the ranking by words.";
        var path = arguments.Options.GetValueOrDefault("--out") ?? "sentence-model.json";
        await File.WriteAllTextAsync(path, new SentenceModel(provenance, WithHeading(fit.Named(weights))).ToJson(), cancellationToken);
        Console.WriteLine($"{provenance}\nWritten to {path}.");
        return 0;
    }

    private static Dictionary<string, double> WithHeading(Dictionary<string, double> weights)
    {
        weights["heading"] = Math.Round(SentenceWeights.Default.Heading * (weights["coverage"] + weights["window"]), 4);
        return weights;
    }

    private static async Task<(string Name, List<SentenceSample> Samples)> SampleAsync(
        string folder, EvaluationEncoder encoder, EvaluationReader reader, int limit, CancellationToken cancellationToken)
    {
        var set = EvaluationSet.Load(folder);
        using var index = new InMemoryKnowledgeIndex();
        var corpus = await EvaluationCorpus.BuildAsync(index, set.Documents, encoder.Embedder, cancellationToken);
        using var pipeline = new EvaluationPipeline(corpus.Index, encoder);
        return (set.Name, await new SentenceSampler(pipeline, reader.Reader).SampleAsync(set.Answerable(limit), cancellationToken));
    }

    private static void Report(List<(string Name, List<SentenceSample> Samples)> sets, int passages)
    {
        Console.WriteLine("set | ranker | questions | top 1 strict [95 %] | top 3 holds | gain of top 1 over words [95 %]");
        foreach (var (name, samples) in sets)
        {
            var words = Score(samples, sample => [.. Enumerable.Range(0, sample.Strict.Length)]);
            var best = new SentenceScore();
            samples.ForEach(sample => best.Add(sample, [.. Enumerable.Range(0, sample.Strict.Length).OrderByDescending(i => sample.Strict[i])]));
            Print(name, "words and cosine, as without a reader", samples, words, words);
            Print(name, "best possible", samples, best, words);
            var hand = new SentenceFit([.. ByHand.Keys], passages);
            Print(name, "reader by hand", samples, Score(samples, sample => hand.Order(sample, [.. ByHand.Values])), words);
            var alone = new SentenceFit(["logOdds", "unread"], passages);
            Print(name, "reader alone", samples, Score(samples, sample => alone.Order(sample, [1, -10])), words);
            Print(name, "fitted", samples, CrossValidated(sets, name, samples, Fitted, passages), words);
            foreach (var feature in Fitted)
            {
                Print(name, $"fitted without {feature}", samples, CrossValidated(sets, name, samples, [.. Fitted.Where(other => other != feature)], passages), words);
            }

            foreach (var feature in SentenceFeatures.Names.Except(Fitted, StringComparer.Ordinal))
            {
                Print(name, $"fitted with {feature}", samples, CrossValidated(sets, name, samples, [.. Fitted, feature], passages), words);
            }

            for (var read = 1; read <= 5; read++)
            {
                Print(name, FormattableString.Invariant($"fitted, {read} passages read"), samples, CrossValidated(sets, name, samples, Fitted, read), words);
            }
        }
    }

    // What it costs to leave further passages unread where the best sentence of the first two leads by so much.
    private static void ReportEarlyEnd(List<(string Name, List<SentenceSample> Samples)> sets, double[] weights, int passages)
    {
        var first = new SentenceFit(Fitted, ReadFirst);
        var all = new SentenceFit(Fitted, passages);
        foreach (var (name, samples) in sets)
        {
            var whole = Score(samples, sample => all.Order(sample, weights));
            foreach (var lead in Leads)
            {
                var early = Score(samples, sample => (first.Lead(sample, weights) >= lead ? first : all).Order(sample, weights));
                var share = 100.0 * samples.Count(sample => first.Lead(sample, weights) >= lead) / samples.Count;
                Print(name, FormattableString.Invariant($"ends after {ReadFirst} passages at a lead of {lead} ({share:0} %), beside {passages} always"), samples, early, whole);
            }
        }
    }

    // Each article by a model that was fitted without it.
    private static SentenceScore CrossValidated(
        List<(string Name, List<SentenceSample> Samples)> sets, string name, List<SentenceSample> samples, string[] features, int passages)
    {
        var fit = new SentenceFit(features, passages);
        var fitted = sets.Take(FittedSets).ToList();
        if (!fitted.Any(set => set.Name == name))
        {
            var weights = fit.Fit([.. fitted.Select(set => set.Samples)]);
            return Score(samples, sample => fit.Order(sample, weights));
        }

        var folds = FoldsOf(samples);
        var models = Enumerable.Range(0, Folds).Select(fold => fit.Fit(
            [.. fitted.Select(set => set.Name == name ? [.. set.Samples.Where(sample => folds[sample.Article] != fold)] : set.Samples)])).ToList();
        return Score(samples, sample => fit.Order(sample, models[folds[sample.Article]]));
    }

    private static Dictionary<string, int> FoldsOf(List<SentenceSample> samples) =>
        samples.Select(sample => sample.Article).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((article, i) => (article, fold: i % Folds)).ToDictionary(pair => pair.article, pair => pair.fold, StringComparer.Ordinal);

    private static SentenceScore Score(List<SentenceSample> samples, Func<SentenceSample, int[]> order)
    {
        var score = new SentenceScore();
        samples.ForEach(sample => score.Add(sample, order(sample)));
        return score;
    }

    private static void Print(string set, string ranker, List<SentenceSample> samples, SentenceScore score, SentenceScore words)
    {
        var (low, high) = score.StrictInterval();
        var (least, most) = score.GainOver(words);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{set} | {ranker} | {samples.Count} | {score.Strict:0.0} [{low:0.0}, {high:0.0}] | {score.ThreeHold:0.0} | {score.Strict - words.Strict:+0.0;-0.0;0.0} [{least:+0.0;-0.0;0.0}, {most:+0.0;-0.0;0.0}]"));
    }
}

using System.Globalization;
using QaBot.Core.Answering;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>
/// Fits the logistic model of abstention. Half of all weight lies on answerable questions; the kinds of unanswerable ones share the other
/// half evenly.
/// </summary>
internal static class AbstentionFit
{
    private const double AnswerableShare = 0.5;
    private const int Folds = 7;

    /// <summary>The model with weights for <paramref name="names"/>.</summary>
    public static LogisticModel Fit(IReadOnlyList<AbstentionSample> samples, IReadOnlyList<string> names)
    {
        int[] columns = [.. names.Select(name => AbstentionFeatures.Names.ToList().IndexOf(name))];
        var (bias, fitted) = LogisticFit.Fit(
            [.. samples.Select(sample => columns.Select(column => sample.Features[column]).ToArray())],
            [.. samples.Select(sample => sample.IsRight)],
            WeightsOf(samples));
        return new LogisticModel(Round(bias), names.Zip(fitted).ToDictionary(pair => pair.First, pair => Round(pair.Second), StringComparer.Ordinal));
    }

    /// <summary>
    /// The confidence in each of <paramref name="samples"/>, by a model fitted on <paramref name="others"/> and on those of the samples that
    /// are of other articles.
    /// </summary>
    public static double[] CrossValidate(
        IReadOnlyList<AbstentionSample> samples, IReadOnlyList<AbstentionSample> others, IReadOnlyList<string> names)
    {
        var folds = samples.Select(sample => sample.Article).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((article, i) => (article, fold: i % Folds)).ToDictionary(pair => pair.article, pair => pair.fold, StringComparer.Ordinal);
        var models = Enumerable.Range(0, Folds)
            .Select(fold => Fit([.. others, .. samples.Where(sample => folds[sample.Article] != fold)], names)).ToList();
        return [.. samples.Select(sample => models[folds[sample.Article]].Predict(Named(sample.Features)))];
    }

    /// <summary>The features by name.</summary>
    public static Dictionary<string, double> Named(double[] features) =>
        AbstentionFeatures.Names.Zip(features).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    /// <summary>How much each sample counts; the sum is 1.</summary>
    public static double[] WeightsOf(IReadOnlyList<AbstentionSample> samples)
    {
        var kinds = samples.GroupBy(sample => sample.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());
        var negativeShare = (1 - AnswerableShare) / (kinds.Count - 1);
        return [.. samples.Select(sample => (sample.Kind == AbstentionKind.Answerable ? AnswerableShare : negativeShare) / kinds[sample.Kind])];
    }

    private static double Round(double value) => double.Parse(value.ToString("0.0000", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

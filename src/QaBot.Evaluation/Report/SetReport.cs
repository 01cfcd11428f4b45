using QaBot.Evaluation.Metrics;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>What is said of one set.</summary>
public sealed record SetReport
{
    /// <summary>What measuring it gave.</summary>
    public required SetResult Result { get; init; }

    /// <summary>The figures that the set allows, in the order of the catalogue.</summary>
    public required IReadOnlyList<MeasuredFigure> Figures { get; init; }

    /// <summary>Risk against coverage, over answerable and unanswerable questions mixed half and half.</summary>
    public required IReadOnlyList<RiskPoint> RiskCoverage { get; init; }

    /// <summary>Confidence against the share that is right, over the same mixture.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>The report on a result.</summary>
    public static SetReport Of(SetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var mixture = Mixture.Of(result.Outcomes);
        return new SetReport
        {
            Result = result,
            Figures = [.. FigureCatalogue.All.Select(figure => (figure, estimate: figure.Compute(result)))
                .Where(pair => pair.estimate is not null).Select(pair => new MeasuredFigure(pair.figure, pair.estimate!))],
            RiskCoverage = Metrics.RiskCoverage.Curve(Mixture.Judged(mixture.Kinds)),
            Reliability = Calibration.BinsOf(Mixture.Judged(mixture.Kinds)),
        };
    }

    /// <summary>A figure by name; null where the set does not allow it.</summary>
    public Estimate? Find(string name) => Figures.FirstOrDefault(measured => measured.Figure.Name == name)?.Estimate;
}

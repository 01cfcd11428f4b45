using System.Globalization;
using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Report;

/// <summary>Figures as people read them.</summary>
public static class FigureText
{
    /// <summary>A value: <c>82.7 %</c>, <c>.905</c>, <c>24 ms</c>.</summary>
    public static string Of(FigureUnit unit, double value) => unit switch
    {
        FigureUnit.Share => string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} %"),
        FigureUnit.Milliseconds => string.Create(CultureInfo.InvariantCulture, $"{value:0.#} ms"),
        FigureUnit.Megabytes => string.Create(CultureInfo.InvariantCulture, $"{value:0} MB"),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    /// <summary>An interval: <c>79.6 to 85.7</c>, in the same unit.</summary>
    public static string Interval(FigureUnit unit, Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var (scale, format) = unit switch
        {
            FigureUnit.Share => (100.0, "0.0"),
            FigureUnit.Milliseconds => (1.0, "0.#"),
            FigureUnit.Megabytes => (1.0, "0"),
            _ => (1.0, "0.000"),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(scale * estimate.Low).ToString(format, CultureInfo.InvariantCulture)} to {(scale * estimate.High).ToString(format, CultureInfo.InvariantCulture)}");
    }

    /// <summary>A p-value: <c>p = .03</c>, <c>p &lt; .001</c>.</summary>
    public static string P(double p) => p < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.000}");
}

using System.Globalization;

namespace QaBot.Evaluation.Report;

/// <summary>A bound that a figure must keep.</summary>
/// <param name="Set">The set it is for; null for all.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Bound">The bound: a share as a number in [0, 1].</param>
/// <param name="IsLeast">Whether the figure must be at least that; else at most.</param>
public sealed record Gate(string? Set, Figure Figure, double Bound, bool IsLeast)
{
    /// <summary>Reads <c>[SET/]METRIC=VALUE</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="isLeast">Whether it is a least value.</param>
    /// <param name="gate">The gate; null when it is not one.</param>
    /// <returns>What is wrong with it, and the mend; null when nothing is.</returns>
    public static string? TryRead(string text, bool isLeast, out Gate? gate)
    {
        ArgumentNullException.ThrowIfNull(text);
        gate = null;
        var equals = text.LastIndexOf('=');
        if (equals <= 0 || !double.TryParse(text[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) || !double.IsFinite(bound))
        {
            return $"found \"{text}\"; expected METRIC=VALUE with a number, for example nDCG@10=0.85.";
        }

        var name = text[..equals];
        var slash = name.LastIndexOf('/');
        var figure = FigureCatalogue.Find(name[(slash + 1)..]);
        if (figure is null)
        {
            return $"\"{name[(slash + 1)..]}\" is no metric. Metrics: {string.Join(", ", FigureCatalogue.All.Select(known => known.Name))}.";
        }

        if (figure.Unit == FigureUnit.Share && bound is < 0 or > 1)
        {
            return $"{figure.Name} is a share; found {text[(equals + 1)..]}, allowed is 0 to 1. For 85 per cent write 0.85.";
        }

        gate = new Gate(slash > 0 ? name[..slash] : null, figure, bound, isLeast);
        return null;
    }

    /// <summary>The sets of a run that do not keep the bound, one line each.</summary>
    public IEnumerable<string> FailuresIn(RunReport run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var sets = run.Sets.Where(set => Set is null || string.Equals(set.Result.Name, Set, StringComparison.OrdinalIgnoreCase)).ToList();
        if (sets.Count == 0)
        {
            yield return $"{Set}/{Figure.Name}: the run has no set of that name; it has {string.Join(", ", run.Sets.Select(set => set.Result.Name))}.";
        }

        foreach (var set in sets)
        {
            var value = set.Find(Figure.Name)?.Value;
            if (value is null)
            {
                yield return $"{set.Result.Name}/{Figure.Name}: could not be measured on this set.";
            }
            else if (IsLeast ? value < Bound : value > Bound)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"{set.Result.Name}/{Figure.Name}: {value:0.0000}; {(IsLeast ? "at least" : "at most")} {Bound} was asked for.");
            }
        }
    }
}

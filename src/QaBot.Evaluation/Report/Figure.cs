using QaBot.Evaluation.Metrics;
using QaBot.Evaluation.Runner;

namespace QaBot.Evaluation.Report;

/// <summary>A figure that is measured: its name, its meaning, how it is computed.</summary>
/// <param name="Name">The name that gates and files call it by.</param>
/// <param name="Title">What it says, in a few words.</param>
/// <param name="Group">What it speaks of.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="HigherIsBetter">Which way is up.</param>
/// <param name="Compute">Gives it; null where the set does not allow it.</param>
public sealed record Figure(
    string Name, string Title, FigureGroup Group, FigureUnit Unit, bool HigherIsBetter, Func<SetResult, Estimate?> Compute);

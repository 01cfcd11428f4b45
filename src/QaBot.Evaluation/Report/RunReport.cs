namespace QaBot.Evaluation.Report;

/// <summary>What is said of a run.</summary>
public sealed record RunReport
{
    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>The settings that were given other values than their defaults, <c>key=value</c> each.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>The confidence below which the bot abstains.</summary>
    public required double Threshold { get; init; }

    /// <summary>The sets.</summary>
    public required IReadOnlyList<SetReport> Sets { get; init; }

    /// <summary>How it compares with an earlier run; null when none was named.</summary>
    public RunComparison? Comparison { get; init; }
}

namespace QaBot.Evaluation.Report;

/// <summary>What a figure is counted in.</summary>
public enum FigureUnit
{
    /// <summary>A share in [0, 1], shown as per cent.</summary>
    Share,

    /// <summary>A number without unit, such as an area or a mean score.</summary>
    Number,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Megabytes (10^6 bytes).</summary>
    Megabytes,
}

namespace QaBot.Core.Ingestion;

/// <summary>How documents are cut into the chunks that are indexed. A change makes the next ingestion cut all documents anew.</summary>
public sealed class ChunkingOptions
{
    /// <summary>The section of the configuration these options are read from.</summary>
    public const string Section = "QaBot:Chunking";

    /// <summary>Least value of <see cref="MaxWords"/>.</summary>
    public const int LeastMaxWords = 20;

    /// <summary>Greatest value of <see cref="MaxWords"/>.</summary>
    public const int GreatestMaxWords = 1000;

    /// <summary>Greatest value of <see cref="OverlapPercent"/>.</summary>
    public const int GreatestOverlapPercent = 80;

    /// <summary>The most words of a chunk; only a single sentence that is longer exceeds it. Default 150, allowed 20 to 1000.</summary>
    public int MaxWords { get; set; } = 150;

    /// <summary>About how much of a chunk is repeated at the start of the next, in per cent of <see cref="MaxWords"/>. Default 25, allowed 0 to 80.</summary>
    public int OverlapPercent { get; set; } = 25;
}

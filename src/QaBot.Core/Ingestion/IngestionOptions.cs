namespace QaBot.Core.Ingestion;

/// <summary>How documents are read and kept up to date.</summary>
public sealed class IngestionOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "QaBot:Ingestion";

    /// <summary>Files larger than this many megabytes (of 1,048,576 bytes) are left out, with the reason. 1 to 1024; default 64.</summary>
    public int MaxFileMegabytes { get; set; } = 64;

    /// <summary>How many files are worked on at once. 1 to 256; default 0, which means one for each processor core.</summary>
    public int Parallelism { get; set; }

    /// <summary>Whether a running server notices changes of the knowledge folder. Default true.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>
    /// Seconds between two looks at the whole folder, for file systems that report no changes. 5 to 86400, or 0 for never; default
    /// 60. Ignored when <see cref="Watch"/> is false.
    /// </summary>
    public int RescanSeconds { get; set; } = 60;
}

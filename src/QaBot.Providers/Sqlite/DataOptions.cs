namespace QaBot.Providers.Sqlite;

/// <summary>Where and how the bot keeps its data.</summary>
public sealed class DataOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "QaBot:Data";

    /// <summary>The longest time that may be waited for a lock, in seconds.</summary>
    public const int MaxBusyTimeoutSeconds = 600;

    /// <summary>
    /// The folder that holds the index (<c>index.db</c>), absolute or relative to the working directory; it is made when it is not
    /// there. Default <c>.qabot</c>.
    /// </summary>
    public string Folder { get; set; } = ".qabot";

    /// <summary>
    /// How long a write waits for another process that is writing, in seconds from 1 to 600. Reading never waits. Default 10.
    /// </summary>
    public int BusyTimeoutSeconds { get; set; } = 10;
}

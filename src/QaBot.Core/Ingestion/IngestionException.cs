namespace QaBot.Core.Ingestion;

/// <summary>
/// A run of the ingestion could not start or had to stop: the knowledge folder is missing, or the index cannot be written. The
/// message is for people: what was found, what stays as it was, and the mend. What had been saved before stays saved.
/// </summary>
public sealed class IngestionException : Exception
{
    /// <summary>Creates the exception with its message for people.</summary>
    public IngestionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message for people and the fault below it.</summary>
    public IngestionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a text of its own.</summary>
    public IngestionException()
    {
    }
}

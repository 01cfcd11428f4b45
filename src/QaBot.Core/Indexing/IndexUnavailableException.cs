namespace QaBot.Core.Indexing;

/// <summary>
/// The index cannot do what was asked for a reason outside of the program: its disk is full, its file is locked, damaged or of
/// a newer program. The message is for people: it names the file, what was found, and the mend. Nothing was changed.
/// </summary>
public sealed class IndexUnavailableException : Exception
{
    /// <summary>Creates the exception with its message for people.</summary>
    public IndexUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message for people and the fault below it.</summary>
    public IndexUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a text of its own.</summary>
    public IndexUnavailableException()
    {
    }
}

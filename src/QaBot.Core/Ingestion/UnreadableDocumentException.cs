namespace QaBot.Core.Ingestion;

/// <summary>A file cannot be read as the format it claims to be. The message is written for the person who put the file there.</summary>
public sealed class UnreadableDocumentException : Exception
{
    /// <summary>Creates the exception with the text to show.</summary>
    public UnreadableDocumentException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the text to show and the fault that a library reported.</summary>
    public UnreadableDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a text of its own.</summary>
    public UnreadableDocumentException()
    {
    }
}

namespace QaBot.BotFramework;

/// <summary>
/// What is kept of conversations cannot be read or written for a reason outside of the program: its disk is full, its file is
/// locked, damaged or of a newer program. The message is for people: it names the file, what was found, and the mend. Nothing was
/// changed; whoever is asked to take an activity in answers that it cannot now (503), and the sender tries again.
/// </summary>
public sealed class ConversationsUnavailableException : Exception
{
    /// <summary>Creates the exception with its message for people.</summary>
    public ConversationsUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message for people and the fault below it.</summary>
    public ConversationsUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a text of its own.</summary>
    public ConversationsUnavailableException()
    {
    }
}

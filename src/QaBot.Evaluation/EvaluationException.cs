namespace QaBot.Evaluation;

/// <summary>A measurement cannot go on. The message is written for the person who started it.</summary>
public sealed class EvaluationException : Exception
{
    /// <summary>An exception with a message for people.</summary>
    public EvaluationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

namespace QaBot.Core.Insights;

/// <summary>A curated answer could not be kept.</summary>
public sealed class CuratedAnswerException : Exception
{
    /// <inheritdoc cref="Exception(string, Exception)"/>
    public CuratedAnswerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

namespace QaBot.BotFramework.Connector;

/// <summary>One operation at a Connector.</summary>
/// <param name="Method">The HTTP method; GET marks an operation that only reads and may always be repeated.</param>
/// <param name="Path">The path below the service URL with a slash before it, ids escaped.</param>
/// <param name="Body">The JSON body; null for none.</param>
internal sealed record ConnectorRequest(HttpMethod Method, string Path, byte[]? Body = null)
{
    /// <summary>An id or an error needs far less, and a channel may send anything.</summary>
    public const int SmallAnswer = 64 * 1024;

    /// <summary>How much of the answer is read, in bytes.</summary>
    public int MaxAnswerBytes { get; init; } = SmallAnswer;

    /// <summary>Whether it is made once whatever comes of it.</summary>
    public bool IsOnlyTriedOnce { get; init; }

    /// <summary>Whether the answer is what it is made for.</summary>
    public bool IsRead => Method == HttpMethod.Get;
}

namespace QaBot.Manifests;

/// <summary>A manifest cannot be made. The message is written for the person who asked for it.</summary>
internal sealed class ManifestException : Exception
{
    public ManifestException(string message)
        : base(message)
    {
    }

    public ManifestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

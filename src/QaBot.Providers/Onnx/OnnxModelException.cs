namespace QaBot.Providers.Onnx;

/// <summary>The folder of an embedding model cannot be used. The message says what was found, what was expected, and the mend, for a person to read.</summary>
public sealed class OnnxModelException : Exception
{
    /// <summary>A fault of a model folder.</summary>
    public OnnxModelException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

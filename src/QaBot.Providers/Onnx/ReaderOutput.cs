namespace QaBot.Providers.Onnx;

/// <summary>What the reader gives for one pair, one number a token but for the last.</summary>
/// <param name="SpanStart">Score of each token as the start of a span; the first token's is a part of the null score.</param>
/// <param name="SpanEnd">The same for the end.</param>
/// <param name="Sentence">Log-odds that the token's sentence answers.</param>
/// <param name="Answerable">Log-odds that the passage answers.</param>
internal sealed record ReaderOutput(float[] SpanStart, float[] SpanEnd, float[] Sentence, float Answerable)
{
    /// <summary>Score of "no span here".</summary>
    public double NullScore => SpanStart[0] + SpanEnd[0];
}

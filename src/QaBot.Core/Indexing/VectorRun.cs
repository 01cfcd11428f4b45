namespace QaBot.Core.Indexing;

/// <summary>Neighbouring rows of one document in a <see cref="VectorSegment"/>. A chunk's rows never lie in two runs.</summary>
/// <param name="Document">The document's number.</param>
/// <param name="Start">The first row.</param>
/// <param name="Count">How many rows.</param>
internal readonly record struct VectorRun(int Document, int Start, int Count)
{
    /// <summary>The row past the last one.</summary>
    public int End => Start + Count;
}

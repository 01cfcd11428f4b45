using QaBot.Core.Text;

namespace QaBot.Core.Embedding;

/// <summary>
/// Cuts a text into windows that the embedding model can take whole. A text that fits gives one window that is all of it.
/// Safe to call from several threads at once.
/// </summary>
public abstract class TextWindower
{
    /// <summary>The windows of <paramref name="text"/>, in order, overlapping as the model needs; never empty for a text that is not.</summary>
    public abstract IReadOnlyList<TextRange> Split(string text);
}

using QaBot.Core.Text;

namespace QaBot.Providers.Onnx;

/// <summary>A word of a text, as <see cref="BertWords"/> cuts it, with its tokens.</summary>
/// <param name="Range">Its range of the text.</param>
/// <param name="Tokens">The numbers of its word pieces.</param>
internal readonly record struct PiecedWord(TextRange Range, IReadOnlyList<long> Tokens);

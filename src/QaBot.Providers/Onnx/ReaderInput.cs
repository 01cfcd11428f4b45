using QaBot.Core.Text;

namespace QaBot.Providers.Onnx;

/// <summary>One pair of question and passage, or of question and a window of it, as the reader takes it.</summary>
/// <param name="Ids">Numbers of the tokens.</param>
/// <param name="Types">0 for the question's part, 1 for the rest.</param>
/// <param name="PassageStart">Index of the passage's first token.</param>
/// <param name="Words">For each token of the passage the range of its word in the passage's text.</param>
internal sealed record ReaderInput(long[] Ids, long[] Types, int PassageStart, IReadOnlyList<TextRange> Words);

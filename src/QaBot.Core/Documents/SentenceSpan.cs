using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>One sentence (or list item, table row, line of code) of a chunk.</summary>
/// <param name="Range">Its range of <see cref="Document.Text"/>.</param>
/// <param name="Kind">The kind of the block it stands in.</param>
public readonly record struct SentenceSpan(TextRange Range, BlockKind Kind);

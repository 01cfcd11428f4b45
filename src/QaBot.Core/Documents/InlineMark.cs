using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>
/// Formatting that the source gave to a range inside a block. Marks stand beside the text, never in it, so that a quote is
/// plain text and a viewer can draw the document without ever running the source's own markup.
/// </summary>
/// <param name="Kind">What the mark says.</param>
/// <param name="Range">The range of <see cref="Document.Text"/> it covers.</param>
/// <param name="Target">Where a link leads, as the source wrote it and unchecked; null for other kinds.</param>
public sealed record InlineMark(InlineMarkKind Kind, TextRange Range, string? Target = null);

using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>A piece of an answer's text: words, or the marker of a citation.</summary>
/// <param name="Text">The words, or the marker as it stands in the text.</param>
/// <param name="Citation">What the marker cites; null for words.</param>
/// <param name="Highlight">The part of the words that answers exactly; null where none stands out.</param>
internal sealed record AnswerPart(string Text, Citation? Citation = null, TextRange? Highlight = null);

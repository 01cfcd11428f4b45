using QaBot.Core.Documents;

namespace QaBot.Channels;

/// <summary>A piece of an answer's text: words, or the marker of a citation.</summary>
/// <param name="Text">The words, or the marker as it stands in the text.</param>
/// <param name="Citation">What the marker cites; null for words.</param>
internal sealed record AnswerPart(string Text, Citation? Citation = null);

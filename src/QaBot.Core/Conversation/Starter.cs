using QaBot.Core.Text;

namespace QaBot.Core.Conversation;

/// <summary>A question made from a document.</summary>
/// <param name="Question">The question.</param>
/// <param name="DocumentId">The document it was made from.</param>
/// <param name="Source">The range of the document's text that answers it: the sentence it was made from, or the section below its heading.</param>
internal sealed record Starter(string Question, string DocumentId, TextRange Source);

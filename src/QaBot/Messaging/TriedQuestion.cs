using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>A question to the documents, and what was tried to answer it.</summary>
/// <param name="Question">The question, cut short where it is long.</param>
/// <param name="Sources">The passages that were found.</param>
internal sealed record TriedQuestion(string Question, IReadOnlyList<TicketSource> Sources);

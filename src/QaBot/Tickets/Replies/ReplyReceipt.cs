using QaBot.Core.Handoff;

namespace QaBot.Tickets.Replies;

/// <summary>What became of a reply that came in.</summary>
/// <param name="Outcome">What the store said; null when the reply itself is wrong and the store was not asked.</param>
/// <param name="Refusal">Why it is not taken and the mend, sentences; null when it is.</param>
internal sealed record ReplyReceipt(TicketReplyOutcome? Outcome, string? Refusal);

namespace QaBot.Messaging;

/// <summary>A form that was shown as text, where the channel draws no cards: the next message of that person answers it.</summary>
/// <param name="Reference">The ticket that a yes opens, and why.</param>
/// <param name="Question">What the person behind the ticket is asked; empty while that is still to be written.</param>
internal sealed record PersonRequest(HandoffReference Reference, string Question);

namespace QaBot.Messaging;

/// <summary>A form that was shown: the next message of that person may answer it.</summary>
/// <param name="Reference">The ticket that a yes opens, and why.</param>
/// <param name="Question">What the person behind the ticket is asked; empty while that is still to be written.</param>
internal sealed record PersonRequest(HandoffReference Reference, string Question);

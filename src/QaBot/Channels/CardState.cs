namespace QaBot.Channels;

/// <summary>What a card was drawn for. It travels with the card, sealed, and comes back with what is submitted.</summary>
/// <param name="Action">The action it may be submitted for, such as <see cref="HandoffForm.SubmitAction"/>.</param>
/// <param name="Channel">The channel it was drawn for, lower-case.</param>
/// <param name="Conversation">The conversation it was drawn for.</param>
/// <param name="Person">Who alone may submit it; null for anyone in the conversation.</param>
/// <param name="Reference">What it is about, such as the trace id of an answer; also tells a second submission of the same card.</param>
/// <param name="DrawnAt">When it was drawn, UTC, to the second.</param>
internal sealed record CardState(string Action, string Channel, string Conversation, string? Person, string Reference, DateTimeOffset DrawnAt);

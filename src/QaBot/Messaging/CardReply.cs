namespace QaBot.Messaging;

/// <summary>What the bot says to a submitted card.</summary>
/// <param name="Text">A sentence or two, plain text.</param>
/// <param name="Status">The HTTP status that a client which waits for the answer is given: 200, or 400 and more for a refusal.</param>
internal sealed record CardReply(string Text, int Status = StatusCodes.Status200OK);

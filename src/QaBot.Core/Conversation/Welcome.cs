namespace QaBot.Core.Conversation;

/// <summary>What the bot says on meeting somebody.</summary>
/// <param name="Text">Plain text: what it is and what it knows.</param>
/// <param name="Starters">Questions that it answers with confidence; empty when the index holds none.</param>
public sealed record Welcome(string Text, IReadOnlyList<string> Starters);

namespace QaBot.BotFramework.DirectLine;

/// <summary>An activity as it goes to clients, written once and shared by the log and all streams.</summary>
/// <param name="Sequence">Its place in the conversation, from 1.</param>
/// <param name="Json">UTF-8 JSON.</param>
public sealed record LoggedActivity(long Sequence, ReadOnlyMemory<byte> Json);

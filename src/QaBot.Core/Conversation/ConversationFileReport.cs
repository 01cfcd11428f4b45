namespace QaBot.Core.Conversation;

/// <summary>What became of a file of a conversation.</summary>
/// <param name="Id">The file's id.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Passages">Passages that can be found in it; 0 when it was not read.</param>
/// <param name="Fault">Why it was not read, one or two sentences for the person whose file it is; null when it was.</param>
public sealed record ConversationFileReport(string Id, string Name, int Passages, string? Fault);

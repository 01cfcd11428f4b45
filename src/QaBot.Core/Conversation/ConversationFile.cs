namespace QaBot.Core.Conversation;

/// <summary>A file that was put into a conversation.</summary>
/// <param name="Id">Its id, too long to guess; it becomes the document's id.</param>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ConversationFile(string Id, string Name, ReadOnlyMemory<byte> Content);

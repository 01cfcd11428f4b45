namespace QaBot.Core.Conversation;

/// <summary>Names a conversation across channels.</summary>
/// <param name="Channel">The channel's id, such as <c>msteams</c>.</param>
/// <param name="Id">The channel's id for the conversation; opaque.</param>
public sealed record ConversationKey(string Channel, string Id);

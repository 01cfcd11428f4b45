namespace QaBot.BotFramework.Turns;

/// <summary>One conversation that a notice is for.</summary>
/// <param name="Number">Its place among the notice's conversations.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ConversationId">The conversation.</param>
public sealed record NoticeTarget(long Number, string ChannelId, string ConversationId);

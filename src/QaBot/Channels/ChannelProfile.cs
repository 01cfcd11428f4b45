namespace QaBot.Channels;

/// <summary>What one channel can draw.</summary>
/// <param name="ChannelId">Its id, lower-case.</param>
/// <param name="MaxText">The longest text of one message, in UTF-16 code units of the channel's own markup.</param>
/// <param name="DrawsCards">Whether it draws Adaptive Cards whole, with their inputs and buttons.</param>
/// <param name="ShowsTyping">Whether it shows that the bot is at work.</param>
internal sealed record ChannelProfile(string ChannelId, int MaxText, bool DrawsCards = false, bool ShowsTyping = false);

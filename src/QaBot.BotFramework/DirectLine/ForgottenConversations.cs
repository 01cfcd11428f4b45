namespace QaBot.BotFramework.DirectLine;

/// <summary>What came of forgetting conversations.</summary>
/// <param name="Ids">Those that were forgotten.</param>
/// <param name="Left">How many are left.</param>
public sealed record ForgottenConversations(IReadOnlyList<string> Ids, int Left);

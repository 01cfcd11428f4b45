namespace QaBot.BotFramework.DirectLine;

/// <summary>Body of every Direct Line response that is not a success.</summary>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorResponse(ErrorDetail Error);

namespace QaBot.BotFramework.DirectLine;

/// <summary>One fault, for a program and for a person.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What was found, what was expected, and the mend.</param>
public sealed record ErrorDetail(string Code, string Message);

namespace QaBot.Core.Retrieval;

/// <summary>Two analysed terms, one right after the other.</summary>
/// <param name="First">The former.</param>
/// <param name="Second">The latter.</param>
public readonly record struct TermPair(string First, string Second);

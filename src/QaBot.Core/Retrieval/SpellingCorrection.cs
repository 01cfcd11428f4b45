namespace QaBot.Core.Retrieval;

/// <summary>A question word that no document holds, and the one that was looked for in its place.</summary>
/// <param name="Written">The word as it was asked, folded.</param>
/// <param name="Read">The word it was taken for.</param>
public sealed record SpellingCorrection(string Written, string Read);

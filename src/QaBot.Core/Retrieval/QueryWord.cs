namespace QaBot.Core.Retrieval;

/// <summary>One word of a question.</summary>
/// <param name="Surface">The word, folded, after spelling was corrected.</param>
/// <param name="Term">Its analysed form.</param>
/// <param name="IsContent">Whether it is searched for: not a stop word, or nothing but stop words was asked.</param>
/// <param name="IsCapital">Whether it was written with a capital at its start: a name, in many languages.</param>
public readonly record struct QueryWord(string Surface, string Term, bool IsContent, bool IsCapital = false);

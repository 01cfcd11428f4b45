namespace QaBot.Core.Indexing;

/// <summary>How a stored index was found when it was opened, so that the program can say it.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Path">Full path of the index.</param>
/// <param name="KeptAside">Full path under which a damaged file was kept; null unless <see cref="IndexOpeningOutcome.Rebuilt"/>.</param>
/// <param name="Reason">What was wrong with that file; null unless <see cref="IndexOpeningOutcome.Rebuilt"/>.</param>
public sealed record IndexOpening(IndexOpeningOutcome Outcome, string Path, string? KeptAside = null, string? Reason = null);

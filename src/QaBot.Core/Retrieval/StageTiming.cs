namespace QaBot.Core.Retrieval;

/// <summary>How long one stage of answering took.</summary>
/// <param name="Stage">The stage's name, such as <c>embed</c>.</param>
/// <param name="Elapsed">Its duration. Stages that run side by side each count in full.</param>
public sealed record StageTiming(string Stage, TimeSpan Elapsed);

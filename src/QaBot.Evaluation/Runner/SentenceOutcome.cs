namespace QaBot.Evaluation.Runner;

/// <summary>How the sentences of one question were ranked.</summary>
/// <param name="FirstStrict">Whether the first stands where the answer does.</param>
/// <param name="ThreeStrict">Whether one of the first three does.</param>
/// <param name="FirstHolds">Whether the first holds an accepted text.</param>
/// <param name="ThreeHold">Whether one of the first three does.</param>
public sealed record SentenceOutcome(bool FirstStrict, bool ThreeStrict, bool FirstHolds, bool ThreeHold);

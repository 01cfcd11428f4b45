namespace QaBot.BotFramework.Activities;

/// <summary>What came of reading a body: an activity, or all that is wrong with it.</summary>
/// <param name="Activity">The activity; null exactly when there are faults.</param>
/// <param name="Faults">Every fault found; empty when the body is an activity.</param>
public sealed record ActivityReading(Activity? Activity, IReadOnlyList<ActivityFault> Faults)
{
    /// <summary>The faults in one line, for an error body.</summary>
    public string Reason => string.Join("; ", Faults);
}

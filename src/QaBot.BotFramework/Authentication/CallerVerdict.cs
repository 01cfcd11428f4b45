namespace QaBot.BotFramework.Authentication;

/// <summary>Whether a token fits the activity it came with.</summary>
/// <param name="Caller">Who sent the activity; null when the caller is turned away.</param>
/// <param name="Refusal">Why the caller is turned away; null when not.</param>
public sealed record CallerVerdict(AuthenticatedCaller? Caller, CallerRefusal? Refusal)
{
    internal static CallerVerdict Of(AuthenticatedCaller caller) => new(caller, null);

    internal static CallerVerdict Of(CallerRefusal refusal) => new(null, refusal);
}

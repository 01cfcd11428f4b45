namespace QaBot.BotFramework.Authentication;

/// <summary>What was made of a request's header.</summary>
/// <param name="Token">What the token proves; null when the caller is turned away.</param>
/// <param name="Refusal">Why the caller is turned away; null when not.</param>
public sealed record TokenVerdict(VerifiedToken? Token, CallerRefusal? Refusal)
{
    internal static TokenVerdict Of(VerifiedToken token) => new(token, null);

    internal static TokenVerdict Of(CallerRefusal refusal) => new(null, refusal);
}

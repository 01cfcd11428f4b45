namespace QaBot.BotFramework.Authentication;

/// <summary>Why a caller is turned away.</summary>
/// <param name="Status">
/// The HTTP status: 401 when nothing proves who calls, 403 when that is proven and the caller may not call, 503 when the keys are out of
/// reach and nothing can be said of the token.
/// </param>
/// <param name="Reason">The reason for the log; it holds neither the token nor anything of the activity but the name of its channel.</param>
public sealed record CallerRefusal(int Status, string Reason)
{
    internal static CallerRefusal Unproven(string reason) => new(401, reason);

    internal static CallerRefusal NotAllowed(string reason) => new(403, reason);

    internal static CallerRefusal CannotTell(string reason) => new(503, reason);
}

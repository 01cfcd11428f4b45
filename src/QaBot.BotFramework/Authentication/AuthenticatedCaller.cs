namespace QaBot.BotFramework.Authentication;

/// <summary>Who sent an activity, as far as it is proven.</summary>
/// <param name="Kind">Who calls.</param>
/// <param name="AppId">The caller's app id: of the parent bot or, from the Emulator, the bot's own; null for a channel and for anybody.</param>
/// <param name="CallerId">What belongs into the activity's <c>callerId</c>: a URN of the Bot Framework, or null where it has none.</param>
/// <param name="IsServiceUrlVouchedFor">Whether the token names the activity's service URL. If not, whoever posted the activity chose it.</param>
public sealed record AuthenticatedCaller(CallerKind Kind, string? AppId, string? CallerId, bool IsServiceUrlVouchedFor)
{
    /// <summary>Whose token is wanted at the service URL: the app id of the parent bot; null for a channel.</summary>
    public string? Audience => Kind == CallerKind.Skill ? AppId : null;
}

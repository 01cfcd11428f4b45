namespace QaBot.BotFramework.Connector;

/// <summary>Where a conversation's Connector is, and whose token it takes.</summary>
/// <param name="ServiceUrl">The Connector's base URL, with or without a slash at its end.</param>
/// <param name="IsVouchedFor">
/// Whether an authenticated token named this very URL in its <c>serviceurl</c> claim. If not, whoever posted the activity chose it,
/// and it is called only where the policy knows the host.
/// </param>
/// <param name="Audience">The app id of the parent bot that waits there; null for a channel.</param>
public sealed record ConnectorTarget(string ServiceUrl, bool IsVouchedFor, string? Audience = null);

namespace QaBot.BotFramework.Connector;

/// <summary>Whether a service URL may be called.</summary>
/// <param name="Url">The URL; null when it may not be called.</param>
/// <param name="Reason">Why it may not be called, safe to show and to log; null when it may.</param>
/// <param name="Reach">Where its host may lead, checked when it is connected to.</param>
public sealed record ServiceUrlVerdict(Uri? Url, string? Reason, AddressReach Reach = AddressReach.ThisMachine);

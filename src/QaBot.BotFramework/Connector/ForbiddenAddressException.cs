namespace QaBot.BotFramework.Connector;

/// <summary>A host turned out to have no address that may be connected to.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);

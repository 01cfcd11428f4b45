namespace QaBot.Core.Handoff;

/// <summary>A passage that the bot tried before it gave up.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="SourcePath">Its path below the knowledge folder.</param>
/// <param name="Quote">The passage's words.</param>
/// <param name="Url">The link to the passage.</param>
public sealed record TicketSource(string Title, string SourcePath, string Quote, string Url);

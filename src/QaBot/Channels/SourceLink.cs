using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>A link to this server's source viewer, taken apart.</summary>
/// <param name="DocumentId">The document it shows.</param>
/// <param name="Range">What it highlights; null when nothing, or nothing that can be understood.</param>
/// <param name="Version">The first digits of the content hash that the range was taken from; null when the link does not say.</param>
internal sealed record SourceLink(string DocumentId, TextRange? Range, string? Version);

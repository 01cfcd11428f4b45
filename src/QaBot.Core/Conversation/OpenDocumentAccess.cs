using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>Everybody sees every document.</summary>
internal sealed class OpenDocumentAccess : DocumentAccess
{
    /// <inheritdoc/>
    public override DocumentFilter FilterFor(Caller caller) => DocumentFilter.All;
}

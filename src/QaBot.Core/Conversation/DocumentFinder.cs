using QaBot.Core.Answering;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Core.Conversation;

/// <summary>
/// Finds documents that one caller may see. What belongs to a single conversation is not among them: whoever asks here may show it to
/// others. Safe to use from several threads at once.
/// </summary>
/// <param name="index">Holds the documents.</param>
/// <param name="access">Says who may see which.</param>
public sealed class DocumentFinder(KnowledgeIndex index, DocumentAccess access)
{
    /// <summary>The document with this id; null when there is none that the caller may see.</summary>
    public async ValueTask<Document?> FindAsync(string documentId, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        ArgumentNullException.ThrowIfNull(caller);
        var filter = access.FilterFor(caller);
        return filter.IsAll || await MaySeeAsync(documentId, filter, cancellationToken).ConfigureAwait(false)
            ? await index.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>The documents that were changed last, newest first.</summary>
    public async ValueTask<IReadOnlyList<DocumentEntry>> ListRecentAsync(Caller caller, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var filter = access.FilterFor(caller);
        var entries = await index.ListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. entries.Where(entry => entry.Status == DocumentStatus.Indexed && filter.Allows(entry))
                .OrderByDescending(entry => entry.Modified).ThenBy(entry => entry.SourcePath, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>The words of a range as a citation; null when the range is empty or not inside the document.</summary>
    public static Citation? Cite(Document document, TextRange range)
    {
        ArgumentNullException.ThrowIfNull(document);
        return range.Start >= 0 && range.Length > 0 && (long)range.Start + range.Length <= document.Text.Length ? CitationWriter.Write(document, range) : null;
    }

    private async ValueTask<bool> MaySeeAsync(string documentId, DocumentFilter filter, CancellationToken cancellationToken)
    {
        var entries = await index.ListAsync(cancellationToken).ConfigureAwait(false);
        return entries.Any(entry => entry.Id == documentId && filter.Allows(entry));
    }
}

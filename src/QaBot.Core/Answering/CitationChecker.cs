using Microsoft.Extensions.Logging;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Core.Answering;

/// <summary>
/// Reads each quoted document from the index again and compares every quote with its range, code unit by code unit;
/// words that stand out must stand in the sentence that answers. What fails is
/// dropped: a document may have been changed or removed since the passage was found, and a program may err.
/// </summary>
internal sealed partial class CitationChecker(ILogger<CitationChecker> logger)
{
    /// <summary>Those of <paramref name="evidence"/> whose every quote stands in the stored text, in the same order.</summary>
    public async ValueTask<IReadOnlyList<CheckedEvidence>> CheckAsync(
        IReadOnlyList<Evidence> evidence, KnowledgeIndex index, CancellationToken cancellationToken)
    {
        var checkedEvidence = new List<CheckedEvidence>(evidence.Count);
        var documents = new Dictionary<string, Document?>(StringComparer.Ordinal);
        foreach (var item in evidence)
        {
            var documentId = item.Passage.Source.Chunk.DocumentId;
            if (!documents.TryGetValue(documentId, out var document))
            {
                document = await index.FindDocumentAsync(documentId, cancellationToken).ConfigureAwait(false);
                documents.Add(documentId, document);
            }

            if (document is not null && IsVerbatim(item, document))
            {
                checkedEvidence.Add(new CheckedEvidence(item, document));
            }
            else
            {
                LogDropped(documentId, document is null ? "the document is gone" : "the stored text differs");
            }
        }

        return checkedEvidence;
    }

    private static bool IsVerbatim(Evidence evidence, Document document) =>
        evidence.Sentences.Count > 0
        && (evidence.Highlight is not { } highlight || (!highlight.IsEmpty && evidence.Main.Range.Contains(highlight)))
        && evidence.Quotes().All(quote => IsVerbatim(evidence, quote, document.Text));

    private static bool IsVerbatim(Evidence evidence, TextRange quote, string text) =>
        !quote.IsEmpty
        && quote.Start >= 0
        && quote.End <= text.Length
        && quote.Of(text).SequenceEqual(evidence.TextOf(quote));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A citation of document {DocumentId} was dropped: {Reason}.")]
    private partial void LogDropped(string documentId, string reason);
}

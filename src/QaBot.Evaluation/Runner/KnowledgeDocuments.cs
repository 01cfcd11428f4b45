using QaBot.Core.Documents;
using QaBot.Core.Indexing;

namespace QaBot.Evaluation.Runner;

/// <summary>Reads the user's documents as the product reads them.</summary>
public static class KnowledgeDocuments
{
    /// <summary>Brings the engine's own index in line with a folder and gives its documents, ordered by source path.</summary>
    public static async Task<IReadOnlyList<Document>> ReadAsync(EngineUnderTest engine, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(engine);
        await engine.Ingestion.RunAsync(folder, null, cancellationToken).ConfigureAwait(false);
        var documents = new List<Document>();
        foreach (var entry in await engine.Index.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Status == DocumentStatus.Indexed && await engine.Index.FindDocumentAsync(entry.Id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                documents.Add(document);
            }
        }

        return documents;
    }
}

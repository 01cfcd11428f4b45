using QaBot.Core.Documents;

namespace QaBot.Core.Indexing;

/// <summary>Checks what is handed to an index before anything is written.</summary>
public static class DocumentToSave
{
    /// <summary>Throws when entry, document and chunks do not belong together: a fault of the caller, which would spoil quotes.</summary>
    /// <exception cref="ArgumentException">The message names what does not fit.</exception>
    public static void Check(DocumentEntry entry, Document document, IReadOnlyList<ChunkToIndex> chunks)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(chunks);
        Require(entry.Status == DocumentStatus.Indexed, nameof(entry), $"status {entry.Status}, expected Indexed");
        Require(entry.Id == document.Id, nameof(entry), $"entry of document '{entry.Id}', expected '{document.Id}'");
        Require(
            (entry.SourcePath, entry.Title, entry.ContentHash) == (document.SourcePath, document.Title, document.ContentHash),
            nameof(entry),
            $"path, title or content hash of the entry differ from those of '{document.SourcePath}'");
        Require(
            chunks.Count <= ChunkNumber.MaxChunksPerDocument,
            nameof(chunks),
            $"{chunks.Count} chunks of '{document.SourcePath}', at most {ChunkNumber.MaxChunksPerDocument} fit; split the file");
        for (var i = 0; i < chunks.Count; i++)
        {
            CheckChunk(document, chunks[i], i);
        }
    }

    private static void CheckChunk(Document document, ChunkToIndex toIndex, int place)
    {
        var chunk = toIndex.Chunk;
        Require(chunk.DocumentId == document.Id, "chunks", $"chunk {place} of document '{chunk.DocumentId}', expected '{document.Id}'");
        Require(chunk.Ordinal == place, "chunks", $"chunk {place} has ordinal {chunk.Ordinal}");
        Require(
            chunk.Range.Start >= 0 && chunk.Range.Length >= 0 && chunk.Range.End <= document.Text.Length,
            "chunks",
            $"chunk {place} covers {chunk.Range}, the text has {document.Text.Length} characters");
        Require(toIndex.Embedding.Windows.Count > 0, "chunks", $"chunk {place} has no vector");
    }

    private static void Require(bool condition, string parameter, string fault)
    {
        if (!condition)
        {
            throw new ArgumentException($"The document cannot be indexed: {fault}.", parameter);
        }
    }
}

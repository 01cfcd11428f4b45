using System.Globalization;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Core.Ingestion;

/// <summary>Reads files that lie in no folder, one by one, into an index of their own. Safe to use from several threads at once.</summary>
internal sealed class SingleFileReader
{
    /// <summary>Texts handed over at once: between two batches a question gets its turn, and memory stays flat.</summary>
    private const int BatchSize = 16;

    private readonly FileParser _parser;
    private readonly PassageEmbedder _embedder;
    private readonly TimeProvider _time;

    public SingleFileReader(IEnumerable<DocumentReader> readers, Chunker chunker, PassageEmbedder embedder, TimeProvider time)
    {
        _parser = new FileParser(readers, chunker, embedder.Model);
        _embedder = embedder;
        _time = time;
    }

    /// <summary>The document that a file is, under the id that is given; the same bytes give the same document.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read; the message is for the person whose file it is.</exception>
    public Document Read(string id, SourceFile file, CancellationToken cancellationToken) => Parse(id, file, cancellationToken).Document;

    /// <summary>Reads a file into <paramref name="index"/>.</summary>
    /// <returns>The number of passages.</returns>
    /// <exception cref="UnreadableDocumentException">It cannot be read, is empty or too long; the message is for the person whose file it is.</exception>
    public async ValueTask<int> ReadIntoAsync(
        KnowledgeIndex index, string id, SourceFile file, int maxPassages, CancellationToken cancellationToken)
    {
        var (document, chunks) = Parse(id, file, cancellationToken);
        if (chunks.Count == 0)
        {
            throw new UnreadableDocumentException("It holds no text.");
        }

        if (chunks.Count > maxPassages)
        {
            throw new UnreadableDocumentException(string.Create(
                CultureInfo.InvariantCulture, $"It is too long: {chunks.Count:N0} passages, and I read files of up to {maxPassages:N0}."));
        }

        var toIndex = new List<ChunkToIndex>(chunks.Count);
        foreach (var batch in chunks.Chunk(BatchSize))
        {
            var embeddings = await _embedder.EmbedAsync([.. batch.Select(chunk => EmbeddedText.Of(document, chunk))], cancellationToken)
                .ConfigureAwait(false);
            toIndex.AddRange(batch.Zip(embeddings, (chunk, embedding) => ToIndex(document, chunk, embedding)));
        }

        await index.SaveAsync(EntryOf(document, file, chunks.Count), document, toIndex, cancellationToken).ConfigureAwait(false);
        return chunks.Count;
    }

    private ParsedFile Parse(string id, SourceFile file, CancellationToken cancellationToken)
    {
        var (document, chunks) = _parser.Parse(file, cancellationToken);
        return new ParsedFile(document with { Id = id }, [.. chunks.Select(chunk => chunk with { DocumentId = id })]);
    }

    private DocumentEntry EntryOf(Document document, SourceFile file, int chunks) => new()
    {
        Id = document.Id,
        SourcePath = document.SourcePath,
        Title = document.Title,
        Status = DocumentStatus.Indexed,
        ContentHash = document.ContentHash,
        Size = file.Content.Length,
        Modified = _time.GetUtcNow(),
        IndexedAt = _time.GetUtcNow(),
        Pipeline = _parser.FingerprintOf(document.SourcePath),
        Chunks = chunks,
        Words = FileParser.CountWords(document),
        Warnings = document.Warnings,
    };

    private static ChunkToIndex ToIndex(Document document, Chunk chunk, ChunkEmbedding embedding) => new(
        chunk,
        TermAnalyzer.Terms(EmbeddedText.Of(document, chunk)),
        TermAnalyzer.Terms(EmbeddedText.HeadingOf(document, chunk)),
        embedding);
}

using System.Globalization;
using System.Security.Cryptography;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Core.Ingestion;

/// <summary>Brings one file into the index, or finds out why not. Safe to call for several files at once.</summary>
internal sealed class FileIngestor(
    FileParser parser, GuardedIndex index, RunEmbeddings embeddings, long maxBytes, Func<string, Stream> open, TimeProvider time)
{
    /// <summary>
    /// File systems keep times as coarse as two seconds: a file may change within that time of its last change, and its time not
    /// tell.
    /// </summary>
    private static readonly TimeSpan CoarsestFileTime = TimeSpan.FromSeconds(2);

    private const int BytesPerMegabyte = 1 << 20;

    /// <summary>Ingests <paramref name="file"/>, of which the index has <paramref name="entry"/>, or null.</summary>
    /// <exception cref="IngestionException">The index failed.</exception>
    public async ValueTask<IngestionResult> IngestAsync(ScannedFile file, DocumentEntry? entry, CancellationToken cancellationToken)
    {
        if (file.Size == 0)
        {
            return await SetAsideAsync(file, entry, DocumentStatus.Skipped, "The file is empty (0 bytes). Put text into it or remove it.", "", cancellationToken);
        }

        if (file.Size > maxBytes)
        {
            return await SetAsideAsync(file, entry, DocumentStatus.Skipped, TooLarge(file.Size), "", cancellationToken);
        }

        if (entry is not null && IsUntouched(entry, file))
        {
            return ResultOf(entry);
        }

        ReadOnlyMemory<byte>? content;
        try
        {
            await using var stream = open(file.FullPath);
            content = await FileContent.ReadAsync(stream, file.Size, maxBytes, cancellationToken);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return await VanishedAsync(file, entry, cancellationToken);
        }
        catch (UnauthorizedAccessException fault)
        {
            return await SetAsideAsync(
                file, entry, DocumentStatus.Failed, $"The file cannot be opened: {fault.Message} Give this program the right to read it.", "", cancellationToken);
        }
        catch (IOException fault)
        {
            return await SetAsideAsync(
                file, entry, DocumentStatus.Failed, $"The file cannot be read to its end: {fault.Message} Close the program that holds it, or check the disk it is on; the next run tries again.", "", cancellationToken);
        }

        return content is null
            ? await SetAsideAsync(file, entry, DocumentStatus.Skipped, TooLarge(file.Size), "", cancellationToken)
            : await IngestAsync(file, content.Value, entry, cancellationToken);
    }

    /// <summary>Records something that is left out, unless the index says the same already.</summary>
    public async ValueTask<IngestionResult> SetAsideAsync(
        ScannedFile file, DocumentEntry? entry, DocumentStatus status, string message, string hash, CancellationToken cancellationToken)
    {
        var current = EntryOf(file, Path.GetFileName(file.SourcePath)) with { Status = status, Message = message, ContentHash = hash, Pipeline = PipelineOf(file, hash) };
        if (entry is null || entry with { IndexedAt = current.IndexedAt, Warnings = current.Warnings } != current)
        {
            await index.TellAsync($"'{file.SourcePath}' was recorded", store => store.RecordAsync(current, cancellationToken));
        }

        return ResultOf(current);
    }

    private async ValueTask<IngestionResult> IngestAsync(
        ScannedFile file, ReadOnlyMemory<byte> content, DocumentEntry? entry, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        if (entry is not null && entry.ContentHash == hash && entry.Pipeline == parser.FingerprintOf(file.SourcePath))
        {
            var touched = entry with { Size = file.Size, Modified = file.Modified, IndexedAt = time.GetUtcNow() };
            await index.TellAsync($"'{file.SourcePath}' was recorded", store => store.TouchAsync(touched, cancellationToken));
            return ResultOf(touched);
        }

        ParsedFile parsed;
        try
        {
            parsed = parser.Parse(new SourceFile(file.SourcePath, content), cancellationToken);
        }
        catch (UnreadableDocumentException reason)
        {
            return await SetAsideAsync(file, entry, DocumentStatus.Failed, reason.Message, hash, cancellationToken);
        }

        return parsed.Chunks.Count switch
        {
            0 => await SetAsideAsync(file, entry, DocumentStatus.Skipped, "The file holds no text. Put text into it or remove it.", hash, cancellationToken),
            > ChunkNumber.MaxChunksPerDocument => await SetAsideAsync(file, entry, DocumentStatus.Failed, TooManyChunks(parsed.Chunks.Count), hash, cancellationToken),
            _ => await SaveAsync(file, parsed, hash, cancellationToken),
        };
    }

    private async ValueTask<IngestionResult> SaveAsync(ScannedFile file, ParsedFile parsed, string hash, CancellationToken cancellationToken)
    {
        var (document, chunks) = parsed;
        var vectors = await embeddings.GetAsync(document, chunks, cancellationToken);
        var entry = EntryOf(file, document.Title) with
        {
            Status = DocumentStatus.Indexed,
            ContentHash = hash,
            Pipeline = parser.FingerprintOf(file.SourcePath),
            Chunks = chunks.Count,
            Words = FileParser.CountWords(document),
            Warnings = document.Warnings,
        };
        var toIndex = chunks.Zip(vectors, (chunk, vector) => ToIndex(document, chunk, vector)).ToList();
        await index.TellAsync($"'{file.SourcePath}' was saved", store => store.SaveAsync(entry, document, toIndex, cancellationToken));
        embeddings.Release(vectors);
        return ResultOf(entry) with { Outcome = IngestionOutcome.Indexed };
    }

    private static ChunkToIndex ToIndex(Document document, Chunk chunk, ChunkEmbedding embedding) => new(
        chunk,
        TermAnalyzer.Terms(EmbeddedText.Of(document, chunk)),
        TermAnalyzer.Terms(EmbeddedText.HeadingOf(document, chunk)),
        embedding);

    private async ValueTask<IngestionResult> VanishedAsync(ScannedFile file, DocumentEntry? entry, CancellationToken cancellationToken)
    {
        const string Message = "The file vanished after it was listed.";
        if (entry is null)
        {
            return new IngestionResult(file.SourcePath, IngestionOutcome.Skipped, Message);
        }

        await index.TellAsync($"'{file.SourcePath}' was removed", store => store.RemoveAsync(entry.Id, cancellationToken));
        return new IngestionResult(file.SourcePath, IngestionOutcome.Removed, Message);
    }

    /// <summary>A file that was read once and has not changed since gives the same again; one that could not be opened is tried anew.</summary>
    private bool IsUntouched(DocumentEntry entry, ScannedFile file) =>
        entry.ContentHash.Length > 0
        && entry.Size == file.Size
        && entry.Modified == file.Modified
        && entry.IndexedAt - file.Modified >= CoarsestFileTime
        && entry.Pipeline == parser.FingerprintOf(file.SourcePath);

    private string PipelineOf(ScannedFile file, string hash) => hash.Length == 0 ? "" : parser.FingerprintOf(file.SourcePath);

    private DocumentEntry EntryOf(ScannedFile file, string title) => new()
    {
        Id = DocumentId.FromPath(file.SourcePath),
        SourcePath = file.SourcePath,
        Title = title,
        Status = DocumentStatus.Skipped,
        Size = file.Size,
        Modified = file.Modified,
        IndexedAt = time.GetUtcNow(),
    };

    private static IngestionResult ResultOf(DocumentEntry entry) => new(
        entry.SourcePath,
        entry.Status switch
        {
            DocumentStatus.Indexed => IngestionOutcome.Unchanged,
            DocumentStatus.Failed => IngestionOutcome.Failed,
            _ => IngestionOutcome.Skipped,
        },
        entry.Message,
        entry.Chunks,
        entry.Words,
        entry.Warnings);

    private string TooLarge(long size) => string.Create(
        CultureInfo.InvariantCulture,
        $"The file has {(double)size / BytesPerMegabyte:0.#} MB; at most {maxBytes / BytesPerMegabyte} MB are read. Split it, or raise {IngestionOptions.Section}:{nameof(IngestionOptions.MaxFileMegabytes)} (1 to 1024).");

    private static string TooManyChunks(int count) => string.Create(
        CultureInfo.InvariantCulture, $"The file gives {count} chunks; a document holds at most {ChunkNumber.MaxChunksPerDocument}. Split it.");
}

using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Text;

namespace QaBot.Core.Ingestion;

/// <summary>Reads a file by the reader for its extension and cuts it into chunks. Safe to call from several threads at once.</summary>
internal sealed class FileParser
{
    private readonly Dictionary<string, DocumentReader> _readers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Chunker _chunker;
    private readonly EmbeddingModel _model;

    public FileParser(IEnumerable<DocumentReader> readers, Chunker chunker, EmbeddingModel model)
    {
        foreach (var (reader, extension) in readers.SelectMany(reader => reader.Extensions.Select(extension => (reader, extension))))
        {
            _readers[extension] = reader;
        }

        _chunker = chunker;
        _model = model;
    }

    /// <summary>Versions of all that shapes the chunks of the file at <paramref name="sourcePath"/>.</summary>
    public string FingerprintOf(string sourcePath)
    {
        var reader = ReaderOf(sourcePath);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{reader.Format}-{reader.Version}|{_chunker.Version}|{TermAnalyzer.Version}|{_model.Id}");
    }

    /// <summary>Id of the embedding model in a fingerprint; null where there is none.</summary>
    public static string? ModelOf(string fingerprint) => fingerprint.Split('|', 4) is [_, _, _, var model] ? model : null;

    /// <summary>Reads and cuts a file.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read; the message is for the person who put it there.</exception>
    public ParsedFile Parse(SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            var document = ReaderOf(file.SourcePath).Read(file, cancellationToken);
            return new ParsedFile(document, document.Blocks.Count == 0 ? [] : _chunker.Split(document));
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or UnreadableDocumentException))
        {
            throw new UnreadableDocumentException(
                $"Reading the file ended in a fault of this program ({fault.GetType().Name}). Please report it with the file; until then, remove the file or save it in another format.",
                fault);
        }
    }

    /// <summary>Number of words of a document, block by block so that memory stays flat.</summary>
    public static int CountWords(Document document) =>
        document.Blocks.Sum(block => WordTokenizer.Tokenize(document.Text, block.Range).Count);

    private DocumentReader ReaderOf(string sourcePath) => _readers[Path.GetExtension(sourcePath)];
}

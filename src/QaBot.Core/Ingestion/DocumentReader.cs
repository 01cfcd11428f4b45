using QaBot.Core.Documents;

namespace QaBot.Core.Ingestion;

/// <summary>Reads one file format. Implementations are stateless and safe to call from several threads at once.</summary>
public abstract class DocumentReader
{
    /// <summary>Name of the format, such as <c>markdown</c>; it becomes <see cref="Document.Format"/>.</summary>
    public abstract string Format { get; }

    /// <summary>The file name extensions it reads, lower case, with the dot.</summary>
    public abstract IReadOnlyList<string> Extensions { get; }

    /// <summary>
    /// Version of what the reader makes of a file, 1 and up. Raise it when the same bytes give another document: every file that was
    /// indexed by an older version is then read anew.
    /// </summary>
    public virtual int Version => 1;

    /// <summary>Reads <paramref name="file"/> into a document.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are not of this format; the message names the fault and the mend.</exception>
    public abstract Document Read(SourceFile file, CancellationToken cancellationToken);
}

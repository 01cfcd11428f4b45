namespace QaBot.Core.Indexing;

/// <summary>
/// Says which documents a caller may see. It is applied before ranking: a hidden document takes no place in any list and
/// leaves no trace in an answer.
/// </summary>
public sealed class DocumentFilter
{
    private readonly Func<DocumentEntry, bool>? _allows;

    private DocumentFilter(Func<DocumentEntry, bool>? allows) => _allows = allows;

    /// <summary>Every document.</summary>
    public static DocumentFilter All { get; } = new(null);

    /// <summary>Whether the filter lets every document through, so that an index can take its fast path.</summary>
    public bool IsAll => _allows is null;

    /// <summary>The documents for which <paramref name="allows"/> is true. It is called once per document and query and must be pure.</summary>
    public static DocumentFilter Where(Func<DocumentEntry, bool> allows) => new(allows);

    /// <summary>Whether the caller may see <paramref name="entry"/>.</summary>
    public bool Allows(DocumentEntry entry) => _allows is null || _allows(entry);
}

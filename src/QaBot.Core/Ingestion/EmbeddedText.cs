using QaBot.Core.Documents;

namespace QaBot.Core.Ingestion;

/// <summary>
/// The text by which a chunk is embedded and analysed: title, heading path and chunk, so that a passage is found by what it stands
/// under. Measurements of retrieval use the same text.
/// </summary>
public static class EmbeddedText
{
    private const string Separator = ". ";

    /// <summary><c>title. heading path. chunk text</c>.</summary>
    public static string Of(Document document, Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(chunk);
        return string.Concat(HeadingOf(document, chunk), Separator, chunk.Range.Of(document.Text));
    }

    /// <summary><c>title. heading path</c>; a first heading that is the title itself is said once.</summary>
    public static string HeadingOf(Document document, Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(chunk);
        var repeated = chunk.HeadingPath.Count > 0 && chunk.HeadingPath[0] == document.Title ? 1 : 0;
        return string.Join(Separator, chunk.HeadingPath.Skip(repeated).Prepend(document.Title));
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>The entries of all files, and the texts of those that are indexed.</summary>
internal static class DocumentTable
{
    private const string Columns =
        "number, id, source_path, title, status, message, content_hash, size, modified, indexed_at, pipeline, chunks, words, warnings";

    /// <summary>The number of the document with this id, or null.</summary>
    public static long? NumberOf(SqliteSession session, string id) =>
        session.Scalar("SELECT number FROM documents WHERE id = $id", ("$id", id)) is long number ? number : null;

    /// <summary>Writes an entry and gives its number, one that no document had before.</summary>
    public static long Insert(SqliteSession session, DocumentEntry entry, DocumentCounts counts, long generation) =>
        session.Number(
            """
            INSERT INTO documents (id, source_path, title, status, message, content_hash, size, modified, indexed_at, pipeline, chunks,
                words, warnings, body_terms, heading_terms, generation)
            VALUES ($id, $path, $title, $status, $message, $hash, $size, $modified, $indexed, $pipeline, $chunks,
                $words, $warnings, $body, $heading, $generation)
            RETURNING number
            """,
            [.. Values(entry, generation), ("$body", counts.BodyTerms), ("$heading", counts.HeadingTerms)]);

    /// <summary>Writes an entry in place of the one with its id, text and chunks left alone.</summary>
    public static void Update(SqliteSession session, DocumentEntry entry, long generation) =>
        session.Execute(
            """
            UPDATE documents SET source_path = $path, title = $title, status = $status, message = $message, content_hash = $hash,
                size = $size, modified = $modified, indexed_at = $indexed, pipeline = $pipeline, chunks = $chunks, words = $words,
                warnings = $warnings, generation = $generation
            WHERE id = $id
            """,
            Values(entry, generation));

    public static void InsertText(SqliteSession session, long number, Document document) =>
        session.Execute(
            "INSERT INTO texts (document, structure, text) VALUES ($number, $structure, $text)",
            ("$number", number),
            ("$structure", DocumentStructure.Write(document)),
            ("$text", document.Text));

    public static void Delete(SqliteSession session, long number) =>
        session.Execute("DELETE FROM documents WHERE number = $number", ("$number", number));

    /// <summary>The document with this number, or null when it is not indexed.</summary>
    public static Document? Find(SqliteSession session, long number)
    {
        using var reader = session.Query("SELECT structure, text FROM texts WHERE document = $number", ("$number", number));
        return reader.Read() ? DocumentStructure.Read(reader.GetString(0), reader.GetString(1)) : null;
    }

    /// <summary>Title and text of a document, or null when it is not indexed.</summary>
    public static (string Title, string Text)? Text(SqliteSession session, long number)
    {
        using var reader = session.Query(
            "SELECT title, text FROM texts JOIN documents ON number = document WHERE number = $number", ("$number", number));
        return reader.Read() ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    /// <summary>The entries written after <paramref name="generation"/>, by number.</summary>
    public static IEnumerable<KeyValuePair<long, DocumentEntry>> EntriesSince(SqliteSession session, long generation)
    {
        using var reader = session.Query(
            $"SELECT {Columns} FROM documents WHERE generation > $generation", ("$generation", generation));
        while (reader.Read())
        {
            yield return new(reader.GetInt64(0), ReadEntry(reader));
        }
    }

    public static List<DocumentEntry> Entries(SqliteSession session)
    {
        using var reader = session.Query($"SELECT {Columns} FROM documents");
        var entries = new List<DocumentEntry>();
        while (reader.Read())
        {
            entries.Add(ReadEntry(reader));
        }

        // Sorted here and not by SQLite, whose order of letters outside of the basic plane is another.
        entries.Sort((a, b) => string.CompareOrdinal(a.SourcePath, b.SourcePath));
        return entries;
    }

    public static IReadOnlyList<long> Numbers(SqliteSession session)
    {
        using var reader = session.Query("SELECT number FROM documents");
        var numbers = new List<long>();
        while (reader.Read())
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }

    private static (string Name, object? Value)[] Values(DocumentEntry entry, long generation) =>
    [
        ("$id", entry.Id),
        ("$path", entry.SourcePath),
        ("$title", entry.Title),
        ("$status", entry.Status.ToString()),
        ("$message", entry.Message),
        ("$hash", entry.ContentHash),
        ("$size", entry.Size),
        ("$modified", Write(entry.Modified)),
        ("$indexed", Write(entry.IndexedAt)),
        ("$pipeline", entry.Pipeline),
        ("$chunks", entry.Chunks),
        ("$words", entry.Words),
        ("$warnings", DocumentStructure.WriteList(entry.Warnings)),
        ("$generation", generation),
    ];

    private static DocumentEntry ReadEntry(SqliteDataReader reader) => new()
    {
        Id = reader.GetString(1),
        SourcePath = reader.GetString(2),
        Title = reader.GetString(3),
        Status = Enum.Parse<DocumentStatus>(reader.GetString(4)),
        Message = reader.IsDBNull(5) ? null : reader.GetString(5),
        ContentHash = reader.GetString(6),
        Size = reader.GetInt64(7),
        Modified = ReadTime(reader.GetString(8)),
        IndexedAt = ReadTime(reader.GetString(9)),
        Pipeline = reader.GetString(10),
        Chunks = reader.GetInt32(11),
        Words = reader.GetInt32(12),
        Warnings = DocumentStructure.ReadList(reader.GetString(13)),
    };

    private static string Write(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}

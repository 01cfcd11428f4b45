using System.Text;
using Microsoft.Data.Sqlite;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Providers.Sqlite;

/// <summary>The chunks, and the full-text index over their body terms.</summary>
internal static class ChunkTable
{
    // Cannot stand in a heading: a document's text has no control characters but tab and line feed.
    private const char HeadingSeparator = '\u001F';

    /// <summary>Writes a chunk of the document numbered <paramref name="document"/>.</summary>
    public static void Insert(SqliteSession session, long document, ChunkToIndex toIndex, string text, long embedding)
    {
        var chunk = toIndex.Chunk;
        var id = ChunkNumber.Of(document, chunk.Ordinal);
        var body = TermText.Join(toIndex.BodyTerms);
        session.Execute(
            """
            INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms)
            VALUES ($id, $start, $length, $line, $page, $embedding, $headings, $sentences, $text, $body, $heading)
            """,
            ("$id", id),
            ("$start", chunk.Range.Start),
            ("$length", chunk.Range.Length),
            ("$line", chunk.Line),
            ("$page", chunk.Page),
            ("$embedding", embedding),
            ("$headings", WriteHeadings(chunk.HeadingPath)),
            ("$sentences", SentenceBlob.Write(chunk)),
            ("$text", text),
            ("$body", body),
            ("$heading", TermText.Join(toIndex.HeadingTerms)));
        session.Execute("INSERT INTO chunk_terms (rowid, body) VALUES ($id, $body)", ("$id", id), ("$body", body));
    }

    /// <summary>Deletes the chunks of a document.</summary>
    public static void Delete(SqliteSession session, long document)
    {
        var first = ChunkNumber.Of(document, 0);
        var last = ChunkNumber.Of(document, ChunkNumber.MaxChunksPerDocument - 1);
        session.Execute(
            "DELETE FROM chunk_terms WHERE rowid IN (SELECT id FROM chunks WHERE id BETWEEN $first AND $last)",
            ("$first", first),
            ("$last", last));
        session.Execute("DELETE FROM chunks WHERE id BETWEEN $first AND $last", ("$first", first), ("$last", last));
    }

    /// <summary>Body and heading terms of each chunk of a document.</summary>
    public static IEnumerable<(IReadOnlyList<string> Body, IReadOnlyList<string> Heading)> Terms(SqliteSession session, long document)
    {
        using var reader = session.Query(
            "SELECT body_terms, heading_terms FROM chunks WHERE id BETWEEN $first AND $last",
            ("$first", ChunkNumber.Of(document, 0)),
            ("$last", ChunkNumber.Of(document, ChunkNumber.MaxChunksPerDocument - 1)));
        while (reader.Read())
        {
            yield return (Split(reader.GetString(0)), Split(reader.GetString(1)));
        }

        static IReadOnlyList<string> Split(string text) => TermText.Split(text, term => term.ToString());
    }

    /// <summary>Ids of the chunks that hold one of <paramref name="terms"/>, best first by SQLite's BM25.</summary>
    public static List<long> Match(SqliteSession session, IReadOnlyList<string> terms, int limit)
    {
        // By the function, not by the hidden column "rank": for that FTS5 sorts all matches itself before the limit applies.
        using var reader = session.Query(
            "SELECT rowid FROM chunk_terms WHERE chunk_terms MATCH $terms ORDER BY bm25(chunk_terms), rowid LIMIT $limit",
            ("$terms", TermText.AnyOf(terms)),
            ("$limit", limit));
        var ids = new List<long>(limit);
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    /// <summary>The same among the documents that <paramref name="allows"/> lets through.</summary>
    public static List<long> Match(SqliteSession session, IReadOnlyList<string> terms, int limit, Func<long, bool> allows)
    {
        // Ranking needs all matches in any case; reading on until enough are allowed costs less than a filter inside the statement.
        using var reader = session.Query(
            "SELECT rowid FROM chunk_terms WHERE chunk_terms MATCH $terms ORDER BY rank", ("$terms", TermText.AnyOf(terms)));
        var ids = new List<long>(limit);
        while (ids.Count < limit && reader.Read())
        {
            var id = reader.GetInt64(0);
            if (allows(ChunkNumber.DocumentOf(id)))
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>The chunks with the given ids, in their order, in one statement; those that are gone are left out.</summary>
    public static List<IndexedChunk> Get(SqliteSession session, IReadOnlyList<long> ids, IndexStatistics statistics)
    {
        using var reader = session.Query(
            """
            SELECT c.id, c.start, c.length, c.line, c.page, c.headings, c.sentences, c.text, c.body_terms, c.heading_terms,
                d.id, d.title, d.source_path, d.content_hash
            FROM json_each($ids) AS wanted
                CROSS JOIN chunks AS c ON c.id = wanted.value
                CROSS JOIN documents AS d ON d.number = c.id >> 20
            """,
            ("$ids", JsonArray(ids)));
        var chunks = new List<IndexedChunk>(ids.Count);
        while (reader.Read())
        {
            chunks.Add(Read(reader, statistics));
        }

        return chunks;
    }

    private static IndexedChunk Read(SqliteDataReader reader, IndexStatistics statistics)
    {
        var id = reader.GetInt64(0);
        var start = reader.GetInt32(1);
        return new IndexedChunk
        {
            Id = id,
            Chunk = new Chunk
            {
                DocumentId = reader.GetString(10),
                Ordinal = ChunkNumber.OrdinalOf(id),
                Range = new TextRange(start, reader.GetInt32(2)),
                Line = reader.GetInt32(3),
                Page = reader.IsDBNull(4) ? null : reader.GetInt32(4),
                HeadingPath = ReadHeadings(reader.GetString(5)),
                Sentences = SentenceBlob.Read(reader.GetFieldValue<byte[]>(6), start),
            },
            Text = reader.GetString(7),
            BodyTerms = TermText.Split(reader.GetString(8), statistics.Share),
            HeadingTerms = TermText.Split(reader.GetString(9), statistics.Share),
            Title = reader.GetString(11),
            SourcePath = reader.GetString(12),
            ContentHash = reader.GetString(13),
        };
    }

    // Each heading ends with the separator, so that no heading and one empty heading differ.
    private static string WriteHeadings(IReadOnlyList<string> headings) =>
        string.Concat(headings.Select(heading => heading + HeadingSeparator));

    private static string[] ReadHeadings(string text) => text.Length == 0 ? [] : text[..^1].Split(HeadingSeparator);

    private static string JsonArray(IReadOnlyList<long> ids) => new StringBuilder("[").AppendJoin(',', ids).Append(']').ToString();
}

using QaBot.Core.Indexing;

namespace QaBot.Providers.Sqlite;

/// <summary>The tables of the index file and the steps that lead to them.</summary>
internal static class IndexSchema
{
    /// <summary>The file is an index of QaBot ("QABT" in ASCII).</summary>
    public static DatabaseProfile Profile { get; } = new()
    {
        ApplicationId = 0x51414254,
        Noun = "index",
        WhenFull = "nothing of the change was kept, what was indexed before still answers",
        WhenDamaged = "Stop the program, delete the file and the ones beside it whose names start with it, and start again: everything is indexed anew from the documents.",
        Unavailable = (message, inner) => new IndexUnavailableException(message, inner!),
    };

    /// <summary>The steps in order. A published step is never changed: what the tables need later is a new step.</summary>
    public static IReadOnlyList<SchemaStep> Steps { get; } = [new(1, First)];

    // Chunks: the document is part of the id, which is ChunkNumber.Of(document, ordinal). Term lists are one string, terms parted by spaces (TermText).
    // The ASCII tokenizer with every printable mark as a token character parts at spaces alone, so that the full-text index
    // holds our terms and no others; letters outside of ASCII are token characters to it in any case.
    private const string First =
        """
        CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE documents (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            source_path TEXT NOT NULL,
            title TEXT NOT NULL,
            status TEXT NOT NULL,
            message TEXT,
            content_hash TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified TEXT NOT NULL,
            indexed_at TEXT NOT NULL,
            pipeline TEXT NOT NULL,
            chunks INTEGER NOT NULL,
            words INTEGER NOT NULL,
            warnings TEXT NOT NULL,
            body_terms INTEGER NOT NULL DEFAULT 0,
            heading_terms INTEGER NOT NULL DEFAULT 0,
            generation INTEGER NOT NULL) STRICT;

        CREATE TABLE texts (
            document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
            structure TEXT NOT NULL,
            text TEXT NOT NULL) STRICT;

        CREATE TABLE models (number INTEGER PRIMARY KEY, id TEXT NOT NULL, dimensions INTEGER NOT NULL, UNIQUE (id, dimensions)) STRICT;

        CREATE TABLE embeddings (
            number INTEGER PRIMARY KEY,
            key TEXT NOT NULL,
            model INTEGER NOT NULL REFERENCES models (number),
            windows BLOB NOT NULL,
            UNIQUE (key, model)) STRICT;

        CREATE TABLE chunks (
            id INTEGER PRIMARY KEY,
            start INTEGER NOT NULL,
            length INTEGER NOT NULL,
            line INTEGER NOT NULL,
            page INTEGER,
            embedding INTEGER REFERENCES embeddings (number) ON DELETE SET NULL,
            headings TEXT NOT NULL,
            sentences BLOB NOT NULL,
            text TEXT NOT NULL,
            body_terms TEXT NOT NULL,
            heading_terms TEXT NOT NULL) STRICT;
        CREATE INDEX chunks_by_embedding ON chunks (embedding);

        CREATE VIRTUAL TABLE chunk_terms USING fts5 (
            body,
            content = '',
            contentless_delete = 1,
            tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'");

        CREATE TABLE terms (term TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE words (term TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        INSERT INTO meta (key, value) VALUES ('generation', 0);
        """;
}

-- An index of schema version 1 as the first program wrote it, with one document. Frozen: never change it to suit newer code.
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
PRAGMA application_id = 1363231316;
PRAGMA user_version = 1;
DELETE FROM meta;
INSERT INTO meta (key, value) VALUES ('created_by', 'QaBot 0.1.0');
INSERT INTO meta (key, value) VALUES ('generation', 11);
INSERT INTO meta (key, value) VALUES ('words', 'terms-1');
INSERT INTO documents (number, id, source_path, title, status, message, content_hash, size, modified, indexed_at, pipeline, chunks, words, warnings, body_terms, heading_terms, generation) VALUES (6, '7520c999c69e', 'file-3.txt', 'Title of file-3.txt', 'Indexed', NULL, '8c87e5a70dad8766c14b466920348731d9ab237cbbb29dc5bf0230f5ac1dd170', 330, '2026-01-02T03:04:05.1234567+02:00', '2026-02-03T04:05:06.0000000+00:00', 'pipeline-1', 9, 7, '[]', 108, 45, 7);
INSERT INTO texts (document, structure, text) VALUES (6, '{"id":"7520c999c69e","title":"Title of file-3.txt","sourcePath":"file-3.txt","contentHash":"8c87e5a70dad8766c14b466920348731d9ab237cbbb29dc5bf0230f5ac1dd170","format":"text","text":"","blocks":[{"kind":0,"range":[0,34],"line":1,"level":0},{"kind":0,"range":[36,35],"line":2,"level":0},{"kind":0,"range":[73,35],"line":3,"level":0},{"kind":0,"range":[110,35],"line":4,"level":0},{"kind":0,"range":[147,35],"line":5,"level":0},{"kind":0,"range":[184,35],"line":6,"level":0},{"kind":0,"range":[221,35],"line":7,"level":0},{"kind":0,"range":[258,35],"line":8,"level":0},{"kind":0,"range":[295,35],"line":9,"level":0}],"sections":[{"headingPath":[],"range":[0,330]}],"marks":[],"warnings":[]}', 'constant word49 text 0 of change 6

constant word247 text 1 of change 6

constant word261 text 2 of change 6

constant word414 text 3 of change 6

constant word333 text 4 of change 6

constant word222 text 5 of change 6

constant word218 text 6 of change 6

constant word469 text 7 of change 6

constant word472 text 8 of change 6');
INSERT INTO models (number, id, dimensions) VALUES (1, 'sample@1', 32);
INSERT INTO embeddings (number, key, model, windows) VALUES (199, '7be3a18add1173f74e77597db192f428cb7c26a14f56c5e87b916c73293822e5', 1, X'5eca233bfb6a240b638bf37fcbf7d7fd35147ca350fca124ccd44a6ffb13ebf3a4b49d6c');
INSERT INTO embeddings (number, key, model, windows) VALUES (200, '6113dffa61de8ffd1d69f568d4327dc8c8de50c8e6afb9bc1634cedc03f7827e', 1, X'2cdb0d3be192617ce160107f9ce977e856b2fd494960d04968303a3d95b44f5e827903fe');
INSERT INTO embeddings (number, key, model, windows) VALUES (201, 'c78096f2995178427362a40225dc195a61201b0e6ecf72d41bbd1840aead47cc', 1, X'5f62213b480117741ad1f8c2f3e22581a45e98dae19f9a8dee50f2569a3e97c02f2ec74d');
INSERT INTO embeddings (number, key, model, windows) VALUES (202, '331640727578b13c990dee9c7aad5878c05b65384f682c5a6dfeb4463a9e262a', 1, X'24ac383bb396c0f2f5f832bc1a8d6f1dfa2ed8f841dbe5b8cfe8acdaed7f35c6ba1fa6aa');
INSERT INTO embeddings (number, key, model, windows) VALUES (203, '6243d5ea05cccf29f1e6e284f9c8fe99638d26a2bb99aa961df1cd10720964db', 1, X'26e40e3be2c3566b854d50a9726763057a497f1ae30ea6233c1a2b179d724e90f289e45c');
INSERT INTO embeddings (number, key, model, windows) VALUES (204, '99845c9980b9b8c7d659cb4a8ac36d59dc26b1aa5bbd116f30aeef8fa89d1f8f', 1, X'239a2d3b1d05d81d0141405163d456c30c4debd4699a3830d64682eda5357f122e229212');
INSERT INTO embeddings (number, key, model, windows) VALUES (205, '0e60927f3f8dc7a5686b88eb80cb77cc139b5c5226f3b5d678fa3f2023c8c8bd', 1, X'a949243b8adf13ffbd0e4a27e8eb096f014ef74f901ddbd1a378375af87fbd9da04b4b40');
INSERT INTO embeddings (number, key, model, windows) VALUES (206, '4bc8997163cd7c6955f68ca280f740e9dcb59e8de9fca74cedc70026c105de64', 1, X'42931c3bcc4819f2e44dfdead6760c220077c1695c351e0d697c27cd6d4781a741865ee5');
INSERT INTO embeddings (number, key, model, windows) VALUES (207, '107a3f9ff78d2d4bfd13b4d061721180ca22cc1fdebfa078c5fa532a7498b8e7', 1, X'4110193b8ffabf20790eadcb7f923551e1f290014ba14d9e604021f8467cd3a9f4193969');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291456, 0, 34, 1, NULL, 199, '', X'01000022', 'constant word49 text 0 of change 6', 'titl of file 3 txt constant word49 text 0 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291457, 36, 35, 2, NULL, 200, '', X'01000023', 'constant word247 text 1 of change 6', 'titl of file 3 txt constant word247 text 1 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291458, 73, 35, 3, NULL, 201, '', X'01000023', 'constant word261 text 2 of change 6', 'titl of file 3 txt constant word261 text 2 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291459, 110, 35, 4, NULL, 202, '', X'01000023', 'constant word414 text 3 of change 6', 'titl of file 3 txt constant word414 text 3 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291460, 147, 35, 5, NULL, 203, '', X'01000023', 'constant word333 text 4 of change 6', 'titl of file 3 txt constant word333 text 4 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291461, 184, 35, 6, NULL, 204, '', X'01000023', 'constant word222 text 5 of change 6', 'titl of file 3 txt constant word222 text 5 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291462, 221, 35, 7, NULL, 205, '', X'01000023', 'constant word218 text 6 of change 6', 'titl of file 3 txt constant word218 text 6 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291463, 258, 35, 8, NULL, 206, '', X'01000023', 'constant word469 text 7 of change 6', 'titl of file 3 txt constant word469 text 7 of chang 6', 'titl of file 3 txt');
INSERT INTO chunks (id, start, length, line, page, embedding, headings, sentences, text, body_terms, heading_terms) VALUES (6291464, 295, 35, 9, NULL, 207, '', X'01000023', 'constant word472 text 8 of change 6', 'titl of file 3 txt constant word472 text 8 of chang 6', 'titl of file 3 txt');
INSERT INTO chunk_terms (rowid, body) VALUES (6291456, 'titl of file 3 txt constant word49 text 0 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291457, 'titl of file 3 txt constant word247 text 1 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291458, 'titl of file 3 txt constant word261 text 2 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291459, 'titl of file 3 txt constant word414 text 3 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291460, 'titl of file 3 txt constant word333 text 4 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291461, 'titl of file 3 txt constant word222 text 5 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291462, 'titl of file 3 txt constant word218 text 6 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291463, 'titl of file 3 txt constant word469 text 7 of chang 6');
INSERT INTO chunk_terms (rowid, body) VALUES (6291464, 'titl of file 3 txt constant word472 text 8 of chang 6');
INSERT INTO terms (term, count) VALUES ('0', 1);
INSERT INTO terms (term, count) VALUES ('1', 1);
INSERT INTO terms (term, count) VALUES ('2', 1);
INSERT INTO terms (term, count) VALUES ('3', 9);
INSERT INTO terms (term, count) VALUES ('4', 1);
INSERT INTO terms (term, count) VALUES ('5', 1);
INSERT INTO terms (term, count) VALUES ('6', 9);
INSERT INTO terms (term, count) VALUES ('7', 1);
INSERT INTO terms (term, count) VALUES ('8', 1);
INSERT INTO terms (term, count) VALUES ('chang', 9);
INSERT INTO terms (term, count) VALUES ('constant', 9);
INSERT INTO terms (term, count) VALUES ('file', 9);
INSERT INTO terms (term, count) VALUES ('of', 9);
INSERT INTO terms (term, count) VALUES ('text', 9);
INSERT INTO terms (term, count) VALUES ('titl', 9);
INSERT INTO terms (term, count) VALUES ('txt', 9);
INSERT INTO terms (term, count) VALUES ('word218', 1);
INSERT INTO terms (term, count) VALUES ('word222', 1);
INSERT INTO terms (term, count) VALUES ('word247', 1);
INSERT INTO terms (term, count) VALUES ('word261', 1);
INSERT INTO terms (term, count) VALUES ('word333', 1);
INSERT INTO terms (term, count) VALUES ('word414', 1);
INSERT INTO terms (term, count) VALUES ('word469', 1);
INSERT INTO terms (term, count) VALUES ('word472', 1);
INSERT INTO terms (term, count) VALUES ('word49', 1);
INSERT INTO words (term, count) VALUES ('0', 1);
INSERT INTO words (term, count) VALUES ('1', 1);
INSERT INTO words (term, count) VALUES ('2', 1);
INSERT INTO words (term, count) VALUES ('3', 2);
INSERT INTO words (term, count) VALUES ('txt', 1);
INSERT INTO words (term, count) VALUES ('4', 1);
INSERT INTO words (term, count) VALUES ('5', 1);
INSERT INTO words (term, count) VALUES ('6', 10);
INSERT INTO words (term, count) VALUES ('7', 1);
INSERT INTO words (term, count) VALUES ('8', 1);
INSERT INTO words (term, count) VALUES ('change', 9);
INSERT INTO words (term, count) VALUES ('constant', 9);
INSERT INTO words (term, count) VALUES ('file', 1);
INSERT INTO words (term, count) VALUES ('of', 10);
INSERT INTO words (term, count) VALUES ('text', 9);
INSERT INTO words (term, count) VALUES ('title', 1);
INSERT INTO words (term, count) VALUES ('word218', 1);
INSERT INTO words (term, count) VALUES ('word222', 1);
INSERT INTO words (term, count) VALUES ('word247', 1);
INSERT INTO words (term, count) VALUES ('word261', 1);
INSERT INTO words (term, count) VALUES ('word333', 1);
INSERT INTO words (term, count) VALUES ('word414', 1);
INSERT INTO words (term, count) VALUES ('word469', 1);
INSERT INTO words (term, count) VALUES ('word472', 1);
INSERT INTO words (term, count) VALUES ('word49', 1);

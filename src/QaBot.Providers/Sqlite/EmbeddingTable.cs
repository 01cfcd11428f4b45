using QaBot.Core.Embedding;

namespace QaBot.Providers.Sqlite;

/// <summary>The embeddings of one model; those of other models in the file are never read.</summary>
internal sealed class EmbeddingTable
{
    public EmbeddingTable(EmbeddingModel model) => Model = model;

    /// <summary>The model.</summary>
    public EmbeddingModel Model { get; }

    /// <summary>The number of the stored embedding with this key, stored now if it was not.</summary>
    public long Store(SqliteSession session, long model, ChunkEmbedding embedding) =>
        session.Number(
            """
            INSERT INTO embeddings (key, model, windows) VALUES ($key, $model, $windows)
            ON CONFLICT (key, model) DO UPDATE SET windows = excluded.windows
            RETURNING number
            """,
            ("$key", embedding.Key),
            ("$model", model),
            ("$windows", WindowBlob.Write(embedding.Windows, Model.Dimensions)));

    /// <summary>The number of the running model, entered now if it was not.</summary>
    public long ModelNumber(SqliteSession session) =>
        session.Number(
            """
            INSERT INTO models (id, dimensions) VALUES ($id, $dimensions)
            ON CONFLICT (id, dimensions) DO UPDATE SET id = excluded.id
            RETURNING number
            """,
            ("$id", Model.Id),
            ("$dimensions", Model.Dimensions));

    public Dictionary<string, ChunkEmbedding> Find(SqliteSession session, IReadOnlyCollection<string> keys)
    {
        using var reader = session.Query(
            """
            SELECT e.key, e.windows
            FROM (SELECT DISTINCT value AS key FROM json_each($keys)) AS wanted
                CROSS JOIN embeddings AS e ON e.key = wanted.key
                    AND e.model = (SELECT number FROM models WHERE id = $model AND dimensions = $dimensions)
            """,
            ("$keys", DocumentStructure.WriteList([.. keys])),
            ("$model", Model.Id),
            ("$dimensions", Model.Dimensions));
        var found = new Dictionary<string, ChunkEmbedding>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var key = reader.GetString(0);
            found.Add(key, new ChunkEmbedding(key, WindowBlob.Read(reader.GetFieldValue<byte[]>(1), Model.Dimensions)));
        }

        return found;
    }

    /// <summary>The windows of each chunk of the documents numbered above <paramref name="number"/>, in order of the ids.</summary>
    public IEnumerable<(long ChunkId, IReadOnlyList<QuantizedVector> Windows)> WindowsAfter(SqliteSession session, long number)
    {
        using var reader = session.Query(
            """
            SELECT c.id, e.windows
            FROM documents AS d
                CROSS JOIN chunks AS c ON c.id BETWEEN d.number << 20 AND (d.number << 20) + 1048575
                CROSS JOIN embeddings AS e ON e.number = c.embedding
                    AND e.model = (SELECT number FROM models WHERE id = $model AND dimensions = $dimensions)
            WHERE d.number > $loaded
            """,
            ("$model", Model.Id),
            ("$dimensions", Model.Dimensions),
            ("$loaded", number));
        while (reader.Read())
        {
            yield return (reader.GetInt64(0), WindowBlob.Read(reader.GetFieldValue<byte[]>(1), Model.Dimensions));
        }
    }

    /// <summary>Deletes what no chunk uses and what is of another model.</summary>
    public int Prune(SqliteSession session)
    {
        var deleted = session.Execute(
            """
            DELETE FROM embeddings
            WHERE model IS NOT (SELECT number FROM models WHERE id = $model AND dimensions = $dimensions)
                OR NOT EXISTS (SELECT 1 FROM chunks WHERE chunks.embedding = embeddings.number)
            """,
            ("$model", Model.Id),
            ("$dimensions", Model.Dimensions));
        session.Execute("DELETE FROM models WHERE number NOT IN (SELECT model FROM embeddings)");
        return deleted;
    }
}

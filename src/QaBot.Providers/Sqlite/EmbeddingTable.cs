using QaBot.Core.Embedding;

namespace QaBot.Providers.Sqlite;

/// <summary>The embeddings of one model; those of other models in the file are never read.</summary>
internal sealed class EmbeddingTable
{
    private readonly EmbeddingModel _model;

    public EmbeddingTable(EmbeddingModel model) => _model = model;

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
            ("$windows", WindowBlob.Write(embedding.Windows, _model.Dimensions)));

    /// <summary>The number of the running model, entered now if it was not.</summary>
    public long ModelNumber(SqliteSession session) =>
        session.Number(
            """
            INSERT INTO models (id, dimensions) VALUES ($id, $dimensions)
            ON CONFLICT (id, dimensions) DO UPDATE SET id = excluded.id
            RETURNING number
            """,
            ("$id", _model.Id),
            ("$dimensions", _model.Dimensions));

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
            ("$model", _model.Id),
            ("$dimensions", _model.Dimensions));
        var found = new Dictionary<string, ChunkEmbedding>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var key = reader.GetString(0);
            found.Add(key, new ChunkEmbedding(key, WindowBlob.Read(reader.GetFieldValue<byte[]>(1), _model.Dimensions)));
        }

        return found;
    }

    /// <summary>The windows of each chunk whose document was written after <paramref name="generation"/>, in order of the ids.</summary>
    public IEnumerable<(long ChunkId, IReadOnlyList<QuantizedVector> Windows)> WindowsSince(SqliteSession session, long generation)
    {
        using var reader = session.Query(
            """
            SELECT c.id, e.windows
            FROM documents AS d
                CROSS JOIN chunks AS c ON c.id BETWEEN d.number << 20 AND (d.number << 20) + 1048575
                CROSS JOIN embeddings AS e ON e.number = c.embedding
                    AND e.model = (SELECT number FROM models WHERE id = $model AND dimensions = $dimensions)
            WHERE d.generation > $generation
            """,
            ("$model", _model.Id),
            ("$dimensions", _model.Dimensions),
            ("$generation", generation));
        while (reader.Read())
        {
            yield return (reader.GetInt64(0), WindowBlob.Read(reader.GetFieldValue<byte[]>(1), _model.Dimensions));
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
            ("$model", _model.Id),
            ("$dimensions", _model.Dimensions));
        session.Execute("DELETE FROM models WHERE number NOT IN (SELECT model FROM embeddings)");
        return deleted;
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Keeps readings in a file between runs: the reader takes minutes over a set, and a measurement is repeated often.</summary>
internal sealed class ReadingCache : PassageReader, IDisposable
{
    private readonly ConcurrentDictionary<string, PassageReading> _readings = new(StringComparer.Ordinal);
    private readonly PassageReader _inner;
    private readonly FileStream _file;
    private readonly Lock _writing = new();

    public ReadingCache(PassageReader inner, string path)
    {
        _inner = inner;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var whole = 0L;
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        try
        {
            while (_file.Position < _file.Length)
            {
                _readings[reader.ReadString()] = Read(reader);
                whole = _file.Position;
            }
        }
        catch (EndOfStreamException)
        {
            // A run that was ended left a part of a record.
        }

        _file.SetLength(whole);
        _file.Position = whole;
    }

    public override async ValueTask<PassageReading> ReadAsync(string question, IndexedChunk passage, CancellationToken cancellationToken)
    {
        var offset = passage.Chunk.Range.Start;
        var key = KeyOf(question, passage);
        if (!_readings.TryGetValue(key, out var kept))
        {
            kept = Moved(await _inner.ReadAsync(question, passage, cancellationToken), -offset);
            Keep(key, kept);
        }

        return Moved(kept, offset);
    }

    public void Dispose() => _file.Dispose();

    private static PassageReading Read(BinaryReader reader)
    {
        var (nullScore, answerable) = (reader.ReadDouble(), reader.ReadDouble());
        var sentences = new SentenceReading[reader.ReadInt32()];
        for (var i = 0; i < sentences.Length; i++)
        {
            sentences[i] = new SentenceReading(reader.ReadDouble(), new TextRange(reader.ReadInt32(), reader.ReadInt32()), reader.ReadDouble());
        }

        return new PassageReading(sentences, nullScore, answerable);
    }

    // The same passage may stand elsewhere in another run's document.
    private static PassageReading Moved(PassageReading reading, int by) => reading with
    {
        Sentences = [.. reading.Sentences.Select(sentence => sentence with { Span = new TextRange(sentence.Span.Start + by, sentence.Span.Length) })],
    };

    private static string KeyOf(string question, IndexedChunk passage)
    {
        var ends = string.Join(',', passage.Chunk.Sentences.Select(sentence => sentence.Range.End - passage.Chunk.Range.Start));
        var text = string.Join('\0', [question, passage.Title, .. passage.Chunk.HeadingPath, passage.Text, ends]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private void Keep(string key, PassageReading reading)
    {
        lock (_writing)
        {
            if (!_readings.TryAdd(key, reading))
            {
                return;
            }

            using var writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
            writer.Write(key);
            writer.Write(reading.NullScore);
            writer.Write(reading.Answerable);
            writer.Write(reading.Sentences.Count);
            foreach (var sentence in reading.Sentences)
            {
                writer.Write(sentence.LogOdds);
                writer.Write(sentence.Span.Start);
                writer.Write(sentence.Span.Length);
                writer.Write(sentence.SpanMargin);
            }
        }
    }
}

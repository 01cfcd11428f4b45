using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// The sentences of a chunk as bytes: for each its kind, the gap to the end of the sentence before it (from the chunk's start for the
/// first), and its length, as variable-length integers: some four bytes a sentence.
/// </summary>
internal static class SentenceBlob
{
    public static byte[] Write(Chunk chunk)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(chunk.Sentences.Count);
        var end = chunk.Range.Start;
        foreach (var sentence in chunk.Sentences)
        {
            writer.Write7BitEncodedInt((int)sentence.Kind);
            writer.Write7BitEncodedInt(sentence.Range.Start - end);
            writer.Write7BitEncodedInt(sentence.Range.Length);
            end = sentence.Range.End;
        }

        return stream.ToArray();
    }

    public static IReadOnlyList<SentenceSpan> Read(byte[] bytes, int chunkStart)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var sentences = new SentenceSpan[reader.Read7BitEncodedInt()];
        var end = chunkStart;
        for (var i = 0; i < sentences.Length; i++)
        {
            var kind = (BlockKind)reader.Read7BitEncodedInt();
            var range = new TextRange(end + reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            sentences[i] = new SentenceSpan(range, kind);
            end = range.End;
        }

        return sentences;
    }
}

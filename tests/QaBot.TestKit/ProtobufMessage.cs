using System.Text;

namespace QaBot.TestKit;

/// <summary>A message of Protocol Buffers, written field by field.</summary>
internal sealed class ProtobufMessage
{
    private const int VarintType = 0;
    private const int LengthType = 2;

    private readonly List<byte> _bytes = [];

    public ProtobufMessage Add(int field, long value)
    {
        Varint((ulong)(uint)(field << 3) | VarintType);
        Varint((ulong)value);
        return this;
    }

    public ProtobufMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Add(int field, ProtobufMessage value) => Add(field, value.ToArray());

    public ProtobufMessage Add(int field, byte[] value)
    {
        Varint((ulong)(uint)(field << 3) | LengthType);
        Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    public ProtobufMessage AddEach<T>(IEnumerable<T> items, Action<ProtobufMessage, T> add)
    {
        foreach (var item in items)
        {
            add(this, item);
        }

        return this;
    }

    public byte[] ToArray() => [.. _bytes];

    private void Varint(ulong value)
    {
        while (value > 0x7f)
        {
            _bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        _bytes.Add((byte)value);
    }
}

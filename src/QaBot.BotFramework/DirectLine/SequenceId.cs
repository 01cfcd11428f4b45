using System.Buffers;
using System.Text.Json;

namespace QaBot.BotFramework.DirectLine;

/// <summary>
/// Puts <c>webchat:sequence-id</c> into channel data. Web Chat orders by it; without it a second streamed answer is drawn above the
/// first.
/// </summary>
internal static class SequenceId
{
    private const string Member = "webchat:sequence-id";

    /// <summary><paramref name="channelData"/> with the sequence in it. Channel data that is no object is legal and left as it stands.</summary>
    public static JsonElement Stamp(JsonElement? channelData, long sequence)
    {
        if (channelData is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) } other)
        {
            return other;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (channelData is { ValueKind: JsonValueKind.Object } given)
            {
                foreach (var member in given.EnumerateObject().Where(member => !member.NameEquals(Member)))
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteNumber(Member, sequence);
            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}

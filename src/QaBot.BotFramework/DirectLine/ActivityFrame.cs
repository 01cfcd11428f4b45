using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace QaBot.BotFramework.DirectLine;

/// <summary>Writes the ActivitySet that a stream or a poll carries, from activities that are already JSON.</summary>
internal static class ActivityFrame
{
    /// <summary>A frame of history: <paramref name="watermark"/> says how far it reaches.</summary>
    public static byte[] Write(IEnumerable<LoggedActivity> activities, long? watermark)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities");
            foreach (var activity in activities)
            {
                writer.WriteRawValue(activity.Json.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
            // Frames that are not history leave it out: a client must not move its watermark by them.
            if (watermark is { } reached)
            {
                writer.WriteString("watermark", reached.ToString(CultureInfo.InvariantCulture));
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

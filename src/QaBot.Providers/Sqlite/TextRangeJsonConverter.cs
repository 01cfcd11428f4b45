using System.Text.Json;
using System.Text.Json.Serialization;
using QaBot.Core.Text;

namespace QaBot.Providers.Sqlite;

/// <summary>Writes a range as <c>[start, length]</c>.</summary>
internal sealed class TextRangeJsonConverter : JsonConverter<TextRange>
{
    public override TextRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var start = reader.GetInt32();
        reader.Read();
        var length = reader.GetInt32();
        reader.Read();
        return new TextRange(start, length);
    }

    public override void Write(Utf8JsonWriter writer, TextRange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.Length);
        writer.WriteEndArray();
    }
}

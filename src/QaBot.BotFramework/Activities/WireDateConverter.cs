using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaBot.BotFramework.Activities;

/// <summary>
/// ISO 8601 dates as the protocol writes them: <c>Z</c> for UTC, otherwise the offset; milliseconds, and more digits only where
/// there are any. A date without offset is UTC. An unreadable one is read as absent: no answer depends on it, and a person should
/// not go without an answer because their client's clock writes oddly.
/// </summary>
internal sealed class WireDateConverter : JsonConverter<DateTimeOffset?>
{
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff";
    private const string Ticks = "yyyy-MM-dd'T'HH:mm:ss.fffffff";

    /// <inheritdoc/>
    public override bool HandleNull => false;

    /// <inheritdoc/>
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        return DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        var date = value!.Value;
        var format = date.Ticks % TimeSpan.TicksPerMillisecond == 0 ? Milliseconds : Ticks;
        var offset = date.Offset == TimeSpan.Zero ? "'Z'" : "zzz";
        writer.WriteStringValue(date.ToString(format + offset, CultureInfo.InvariantCulture));
    }
}

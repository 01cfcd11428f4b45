using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace QaBot.BotFramework.Activities;

/// <summary>Reads an activity from the outside world. Whatever the bytes are, the outcome is a value, never an exception.</summary>
public static class ActivityReader
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = ActivityJson.MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>
    /// Reads one activity and checks it with <see cref="ActivityValidator"/>. Duplicate members are refused: whoever checks the body
    /// must see what whoever answers it sees.
    /// </summary>
    /// <param name="utf8Json">The body, UTF-8, with or without a byte order mark. The caller bounds its size.</param>
    public static ActivityReading Read(ReadOnlyMemory<byte> utf8Json)
    {
        var reading = ReadUnvalidated(utf8Json);
        if (reading.Activity is null)
        {
            return reading;
        }

        var faults = ActivityValidator.Validate(reading.Activity);
        return faults.Count == 0 ? reading : new ActivityReading(null, faults);
    }

    /// <summary>
    /// Reads one activity whose members may still be missing, as a Direct Line client posts it: the server fills in the channel,
    /// the conversation and the sender.
    /// </summary>
    /// <param name="utf8Json">The body, UTF-8, with or without a byte order mark. The caller bounds its size.</param>
    public static ActivityReading ReadUnvalidated(ReadOnlyMemory<byte> utf8Json)
    {
        var body = utf8Json.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json;
        if (body.IsEmpty)
        {
            return Refuse("the body is empty; send one activity as a JSON object");
        }

        if (!Utf8.IsValid(body.Span))
        {
            return Refuse("the body is not valid UTF-8; send JSON encoded as UTF-8");
        }

        try
        {
            return ReadJson(body);
        }
        catch (JsonException fault)
        {
            return Refuse(Describe(fault));
        }
        catch (InvalidOperationException)
        {
            // How System.Text.Json reports half a surrogate pair behind an escape.
            return Refuse("a string holds half of a surrogate pair (\\ud800-\\udfff); send whole characters");
        }
    }

    private static ActivityReading ReadJson(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body, Strict);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return Refuse($"found {WireShape.Describe(document.RootElement.ValueKind)}, expected one activity as a JSON object");
        }

        EnsureWritable(document.RootElement);
        var faults = WireShape.Check(document.RootElement, typeof(Activity));
        return faults.Count == 0
            ? new ActivityReading(document.RootElement.Deserialize<Activity>(ActivityJson.Options), [])
            : new ActivityReading(null, faults);
    }

    /// <summary>Free-form members are kept raw and written later, so what cannot be written has to show now.</summary>
    private static void EnsureWritable(JsonElement root)
    {
        using var writer = new Utf8JsonWriter(Stream.Null);
        root.WriteTo(writer);
        writer.Flush();
    }

    private static string Describe(JsonException fault)
    {
        if (fault.Message.Contains("duplicate", StringComparison.OrdinalIgnoreCase))
        {
            return "a member occurs twice in one object; send each once";
        }

        if (fault.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase))
        {
            return $"the JSON nests deeper than {ActivityJson.MaxDepth} levels; flatten it";
        }

        return $"not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}); send one activity as a JSON object";
    }

    private static ActivityReading Refuse(string message) => new(null, [new ActivityFault("", message)]);
}

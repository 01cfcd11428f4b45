using System.Text;
using System.Text.Json;

namespace QaBot.Evaluation.DataSets;

/// <summary>The fields of the object on one line of a JSON Lines file; what does not fit is a fault of that line.</summary>
internal sealed class JsonLine
{
    private readonly JsonElement _fields;
    private readonly FaultList _faults;
    private readonly int _before;

    private JsonLine(JsonElement fields, int line, FaultList faults) =>
        (_fields, Line, _faults, _before) = (fields, line, faults, faults.Faults.Count);

    /// <summary>The line, 1-based.</summary>
    public int Line { get; }

    /// <summary>Whether nothing that was asked for so far was missing or wrong.</summary>
    public bool IsFaultless => _faults.Faults.Count == _before;

    /// <summary>The objects of a file, empty lines aside.</summary>
    public static IEnumerable<JsonLine> ReadAll(byte[] content, FaultList faults)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (!string.IsNullOrWhiteSpace(text) && Parse(text, line, faults) is { } fields)
            {
                yield return fields;
            }
        }
    }

    /// <summary>A text that must be there and not be blank; a number is taken for its digits.</summary>
    public string RequiredText(string name)
    {
        if (Text(name) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        // A blank text of a document is a document all the same: sets hold empty pages.
        if (name == "text" && _fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
        {
            return "";
        }

        _faults.Add(Line, $"has no \"{name}\" (found: {string.Join(", ", _fields.EnumerateObject().Select(field => field.Name))}). Add the field.");
        return "";
    }

    /// <summary>A text; null where it is missing.</summary>
    public string? Text(string name)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString();
        }

        if (value.ValueKind is JsonValueKind.Number)
        {
            return value.GetRawText();
        }

        _faults.Add(Line, $"\"{name}\" is {Kind(value)}; expected a text.");
        return null;
    }

    /// <summary>A list of texts; empty where it is missing.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!Find(name, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        _faults.Add(Line, $"\"{name}\" is {Kind(value)}; expected a list of texts, such as [\"a\", \"b\"].");
        return [];
    }

    /// <summary>A list of pairs of whole numbers; empty where it is missing.</summary>
    public IReadOnlyList<(int First, int Second)> Pairs(string name)
    {
        if (!Find(name, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsPair))
        {
            return [.. value.EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32()))];
        }

        _faults.Add(Line, $"\"{name}\" is {Kind(value)}; expected a list of pairs, such as [[0, 12]].");
        return [];
    }

    /// <summary>Whether a field is true; false where it is missing.</summary>
    public bool Flag(string name)
    {
        if (!Find(name, out var value))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            _faults.Add(Line, $"\"{name}\" is {Kind(value)}; expected true or false.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    private static JsonLine? Parse(string text, int line, FaultList faults)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new JsonLine(document.RootElement.Clone(), line, faults);
            }

            faults.Add(line, $"is {Kind(document.RootElement)}; expected one JSON object.");
        }
        catch (JsonException fault)
        {
            faults.Add(line, $"is not JSON: {fault.Message.Split(" LineNumber")[0]} Write one whole JSON object on each line.");
        }

        return null;
    }

    private bool Find(string name, out JsonElement value) =>
        _fields.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static bool IsPair(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() == 2
        && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _));

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using QaBot.Core.Documents;

namespace QaBot.Providers.Sqlite;

/// <summary>
/// All of a document but its text, as compact JSON. The names in it are the properties' names: the schema test holds a file of
/// version 1 against them.
/// </summary>
internal static class DocumentStructure
{
    // The JSON stands in our own table and never in a page: letters of every script may stay as they are.
    private static readonly DocumentJsonContext Compact = new(
        new JsonSerializerOptions(DocumentJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Document document) => JsonSerializer.Serialize(document with { Text = "" }, Compact.Document);

    public static Document Read(string structure, string text) =>
        JsonSerializer.Deserialize(structure, Compact.Document)! with { Text = text };

    public static string WriteList(IReadOnlyList<string> values) => JsonSerializer.Serialize(values, Compact.IReadOnlyListString);

    public static IReadOnlyList<string> ReadList(string json) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, Compact.IReadOnlyListString)!;
}

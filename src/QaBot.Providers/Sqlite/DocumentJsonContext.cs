using System.Text.Json.Serialization;
using QaBot.Core.Documents;

namespace QaBot.Providers.Sqlite;

/// <summary>The generated serialisers of <see cref="DocumentStructure"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextRangeJsonConverter)])]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DocumentJsonContext : JsonSerializerContext;

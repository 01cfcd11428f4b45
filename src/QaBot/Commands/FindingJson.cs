using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QaBot.Commands.Checks;

namespace QaBot.Commands;

/// <summary>
/// What <c>qabot doctor --json</c> prints: <c>healthy</c>, and <c>findings</c>, each with <c>check</c>, <c>verdict</c> (fine, notice,
/// wrong), <c>symptom</c>, and <c>cause</c> and <c>mend</c> where something is to be done.
/// </summary>
internal static class FindingJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The findings, as text.</summary>
    public static string Write(IReadOnlyList<Finding> findings) =>
        JsonSerializer.Serialize(new { healthy = findings.All(finding => finding.Verdict != Verdict.Wrong), findings }, Format);
}

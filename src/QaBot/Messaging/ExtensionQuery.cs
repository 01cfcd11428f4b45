using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.Messaging;

/// <summary>What somebody searches for from a message box: <c>composeExtension/query</c>.</summary>
/// <param name="Question">What was typed, trimmed; empty when nothing was, as on opening.</param>
/// <param name="Skip">How many results were shown before.</param>
/// <param name="Count">How many are wanted, 1 to <see cref="MaxCount"/>.</param>
internal sealed record ExtensionQuery(string Question, int Skip, int Count)
{
    /// <summary>The command, as <c>bot-manifest/manifest.json</c> declares it.</summary>
    public const string CommandId = "findPassage";

    /// <summary>The command's parameter.</summary>
    public const string Parameter = "question";

    /// <summary>Teams shows no more results at a time.</summary>
    public const int MaxCount = 25;

    /// <summary>What a value that is no query is refused with.</summary>
    public const string Fault = "composeExtension/query needs a value such as { \"commandId\": \"findPassage\", \"parameters\": [{ \"name\": \"question\", \"value\": \"pump\" }], "
        + "\"queryOptions\": { \"skip\": 0, \"count\": 25 } }; commandId is findPassage, the parameter's value is a text, and skip and count are whole numbers.";

    /// <summary>The query; null when the value is none. Paging out of range is brought into it: it is the client's doing, not the person's.</summary>
    public static ExtensionQuery? Read(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value
            || Member(value, "commandId") is not { ValueKind: JsonValueKind.String } command
            || command.GetString() != CommandId
            || QuestionIn(Member(value, "parameters")) is not { } question)
        {
            return null;
        }

        var paging = Member(value, "queryOptions");
        return Number(paging, "skip", 0) is { } skip && Number(paging, "count", MaxCount) is { } count
            ? new ExtensionQuery(question, Math.Max(0, skip), Math.Clamp(count, 1, MaxCount))
            : null;
    }

    /// <summary>The question; empty when the parameter is missing, as on opening; null when the list or the question is malformed.</summary>
    private static string? QuestionIn(JsonElement? parameters)
    {
        if (parameters is not { ValueKind: not JsonValueKind.Null } list)
        {
            return "";
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var named = list.EnumerateArray().Where(parameter => Member(parameter, "name") is { ValueKind: JsonValueKind.String } name && name.GetString() == Parameter).ToList();
        return named switch
        {
            [] => "",
            [var only, ..] when Member(only, "value") is { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
            [var only, ..] when Member(only, "value") is null or { ValueKind: JsonValueKind.Null } => "",
            _ => null,
        };
    }

    private static int? Number(JsonElement? paging, string name, int absent) => paging switch
    {
        null or { ValueKind: JsonValueKind.Null } => absent,
        { ValueKind: JsonValueKind.Object } options => Member(options, name) switch
        {
            null or { ValueKind: JsonValueKind.Null } => absent,
            { ValueKind: JsonValueKind.Number } number => number.TryGetInt32(out var whole) ? whole : null,
            _ => null,
        },
        _ => null,
    };

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : null;
}

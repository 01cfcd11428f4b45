using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.Channels;

/// <summary>What came back from one of the bot's cards: <c>{ "qabot": "action", "seal": "...", "field": "text", ... }</c>.</summary>
/// <param name="Action">The button's action.</param>
/// <param name="Seal">The sealed <see cref="CardState"/>; empty when there is none.</param>
/// <param name="Fields">The inputs by their ids, as text.</param>
internal sealed record CardSubmission(string Action, string Seal, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The member that names the action.</summary>
    public const string ActionMember = "qabot";

    /// <summary>The member that holds the seal.</summary>
    public const string SealMember = "seal";

    private const string InvokeName = "adaptiveCard/action";

    /// <summary>
    /// Reads a submission: a message with a value (Action.Submit) or the invoke <c>adaptiveCard/action</c> (Action.Execute). Null when the
    /// activity is none, or comes from a card that is not the bot's.
    /// </summary>
    public static CardSubmission? Read(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity switch
        {
            { Type: ActivityTypes.Message, Value: { } value } => ReadData(value),
            { Type: ActivityTypes.Invoke, Name: InvokeName, Value: { ValueKind: JsonValueKind.Object } value }
                when value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
                && action.TryGetProperty("data", out var data) => ReadData(data),
            _ => null,
        };
    }

    private static CardSubmission? ReadData(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object || TextOf(data, ActionMember) is not { Length: > 0 } action)
        {
            return null;
        }

        var fields = data.EnumerateObject()
            .Where(member => member.Name is not ActionMember and not SealMember && member.Value.ValueKind == JsonValueKind.String)
            .DistinctBy(member => member.Name)
            .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);
        return new CardSubmission(action, TextOf(data, SealMember) ?? "", fields);
    }

    private static string? TextOf(JsonElement data, string name) =>
        data.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}

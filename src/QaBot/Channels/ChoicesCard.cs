using System.Text.Json.Nodes;

namespace QaBot.Channels;

/// <summary>What could have been meant, a button each. A click sends the choice as if the person had typed it.</summary>
internal static class ChoicesCard
{
    private const int MaxTitle = 80;

    /// <summary>The card.</summary>
    /// <param name="question">What is asked, for a client that draws no card.</param>
    /// <param name="choices">The choices.</param>
    /// <param name="isForTeams">Whether Teams draws it, which takes an object where the others take the text itself.</param>
    public static JsonObject Of(string question, IReadOnlyList<string> choices, bool isForTeams) => CardJson.Card(
        $"{question}\n{string.Join('\n', choices.Select((choice, i) => $"{i + 1}. {choice}"))}",
        [CardJson.Heading("Choose one:")],
        choices.Select(choice => CardJson.Submit(Excerpt.Of(choice, MaxTitle), DataOf(VisibleText.OneLine(choice), isForTeams))));

    private static JsonNode DataOf(string choice, bool isForTeams) => isForTeams
        ? new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = choice } }
        : JsonValue.Create(choice);
}

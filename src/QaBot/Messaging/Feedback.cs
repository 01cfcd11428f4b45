using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.Messaging;

/// <summary>
/// Reads what a person thinks of an answer. Teams and newer versions of Web Chat send an invoke, whose words are plain text, an object, or
/// JSON in a string, depending on the client; older versions of Web Chat send an event that holds the button itself.
/// </summary>
internal static class Feedback
{
    /// <summary>What an invoke that cannot be read is refused with.</summary>
    public const string Fault = "message/submitAction needs a value such as { \"actionName\": \"feedback\", \"actionValue\": { \"reaction\": \"like\", \"feedback\": \"clear answer\" } }; "
        + "reaction is like or dislike, and feedback is a text, an object with the text feedbackText, or left out.";

    private const string InvokeName = "message/submitAction";
    private const string EventName = "webchat:activity-status/feedback";

    /// <summary>Whether <paramref name="activity"/> is feedback, well-formed or not.</summary>
    public static bool Is(Activity activity) => activity switch
    {
        { Type: ActivityTypes.Invoke, Name: InvokeName } => true,
        { Type: ActivityTypes.Event, Name: EventName } => true,
        _ => false,
    };

    /// <summary>The reaction; null when the activity holds none or is malformed.</summary>
    public static FeedbackReaction? Read(Activity activity) =>
        activity.Type == ActivityTypes.Invoke ? ReadInvoke(activity.Value) : activity.Entities?.Select(ReadButton).FirstOrDefault(reaction => reaction is not null);

    private static FeedbackReaction? ReadInvoke(JsonElement? value)
    {
        if (value is not { } action || Text(action, "actionName") != "feedback" || Member(action, "actionValue") is not { } submitted)
        {
            return null;
        }

        return IsComment(Member(submitted, "feedback"))
            ? Text(submitted, "reaction") switch
            {
                "like" => FeedbackReaction.Like,
                "dislike" => FeedbackReaction.Dislike,
                _ => null,
            }
            : null;
    }

    /// <summary>Text that is no JSON is a comment too: the Playground sends what was typed.</summary>
    private static bool IsComment(JsonElement? feedback) => feedback is not { } comment || comment.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.String => true,
        JsonValueKind.Object => Member(comment, "feedbackText")?.ValueKind is null or JsonValueKind.Null or JsonValueKind.String,
        _ => false,
    };

    private static FeedbackReaction? ReadButton(Entity entity)
    {
        var kind = Text(entity, "@type") ?? entity.Type?.Replace("https://schema.org/", "", StringComparison.Ordinal);
        return kind switch
        {
            "LikeAction" => FeedbackReaction.Like,
            "DislikeAction" => FeedbackReaction.Dislike,

            // As the page draws it: "downvote" is the thumb down, anything else the thumb up.
            "VoteAction" => Text(entity, "actionOption") == "downvote" ? FeedbackReaction.Dislike : FeedbackReaction.Like,
            _ => null,
        };
    }

    private static string? Text(Entity entity, string name) =>
        entity.Properties is { } members && members.TryGetValue(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static string? Text(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : null;
}

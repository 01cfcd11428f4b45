using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.Core.Insights;

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

    /// <summary>What is said; null when the activity says nothing or is malformed.</summary>
    public static FeedbackReading? Read(Activity activity) =>
        activity.Type == ActivityTypes.Invoke ? ReadInvoke(activity.Value) : activity.Entities?.Select(ReadButton).FirstOrDefault(reading => reading is not null);

    private static FeedbackReading? ReadInvoke(JsonElement? value)
    {
        if (value is not { } action || Text(action, "actionName") != "feedback" || Member(action, "actionValue") is not { } submitted)
        {
            return null;
        }

        var feedback = Member(submitted, "feedback");
        return IsComment(feedback)
            ? Text(submitted, "reaction") switch
            {
                "like" => new FeedbackReading(FeedbackReaction.Like, CommentOf(feedback)),
                "dislike" => new FeedbackReading(FeedbackReaction.Dislike, CommentOf(feedback)),
                _ => null,
            }
            : null;
    }

    private static bool IsComment(JsonElement? feedback) => feedback is not { } comment || comment.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.String => true,
        JsonValueKind.Object => Member(comment, "feedbackText")?.ValueKind is null or JsonValueKind.Null or JsonValueKind.String,
        _ => false,
    };

    private static string? CommentOf(JsonElement? feedback)
    {
        var words = feedback switch
        {
            { ValueKind: JsonValueKind.Object } form => Text(form, "feedbackText"),
            { ValueKind: JsonValueKind.String } text => Unwrap(text.GetString()!),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }

    /// <summary>Text that is no such JSON is the comment itself: the Playground sends what was typed.</summary>
    private static string? Unwrap(string text)
    {
        try
        {
            using var form = JsonDocument.Parse(text);
            return form.RootElement.ValueKind == JsonValueKind.Object && Member(form.RootElement, "feedbackText") is { ValueKind: JsonValueKind.String or JsonValueKind.Null } words
                ? words.GetString()
                : form.RootElement.ValueKind == JsonValueKind.Object && !form.RootElement.EnumerateObject().Any() ? null : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static FeedbackReading? ReadButton(Entity entity)
    {
        var kind = Text(entity, "@type") ?? entity.Type?.Replace("https://schema.org/", "", StringComparison.Ordinal);
        FeedbackReaction? reaction = kind switch
        {
            "LikeAction" => FeedbackReaction.Like,
            "DislikeAction" => FeedbackReaction.Dislike,

            // As the page draws it: "downvote" is the thumb down, anything else the thumb up.
            "VoteAction" => Text(entity, "actionOption") == "downvote" ? FeedbackReaction.Dislike : FeedbackReaction.Like,
            _ => null,
        };
        return reaction is { } taken ? new FeedbackReading(taken, AnswerId: Text(entity, "@id")) : null;
    }

    private static string? Text(Entity entity, string name) =>
        entity.Properties is { } members && members.TryGetValue(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static string? Text(JsonElement of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : null;
}

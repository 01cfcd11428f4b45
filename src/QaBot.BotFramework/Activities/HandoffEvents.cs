using System.Text.Json;

namespace QaBot.BotFramework.Activities;

/// <summary>
/// The two events by which a conversation is handed to a person: the bot asks with <c>handoff.initiate</c>, the hub reports with
/// <c>handoff.status</c>, as often as it likes.
/// </summary>
public static class HandoffEvents
{
    /// <summary>Name of the event that asks for a person.</summary>
    public const string Initiate = "handoff.initiate";

    /// <summary>Name of the event that reports how it goes.</summary>
    public const string Status = "handoff.status";

    /// <summary>Creates the event that asks for a person. Address it as a reply before it is sent.</summary>
    /// <param name="context">What the hub understands: routing, language, reason. A JSON object of strings.</param>
    /// <param name="transcript">The last activities of the conversation, oldest first; nothing is attached when it is empty.</param>
    public static Activity CreateInitiate(IReadOnlyDictionary<string, string> context, IReadOnlyList<Activity> transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        return new Activity
        {
            Type = ActivityTypes.Event,
            Name = Initiate,
            Value = JsonSerializer.SerializeToElement(context, ActivityJson.Options),
            Attachments = transcript.Count == 0 ? null : [AttachmentOf(transcript)],
        };
    }

    /// <summary>What a <c>handoff.status</c> event reports; null for every other activity and for a state that the protocol does not know.</summary>
    public static HandoffState? ReadStatus(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Type != ActivityTypes.Event
            || activity.Name != Status
            || activity.Value is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("state", out var state)
            || state.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return state.GetString() switch
        {
            "accepted" => HandoffState.Accepted,
            "failed" => HandoffState.Failed,
            "completed" => HandoffState.Completed,
            _ => null,
        };
    }

    private static Attachment AttachmentOf(IReadOnlyList<Activity> transcript) => new()
    {
        ContentType = "application/json",
        Name = "Transcript",
        Content = JsonSerializer.SerializeToElement(new ActivitySet { Activities = transcript }, ActivityJson.Options),
    };
}

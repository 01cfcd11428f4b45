namespace QaBot.Messaging;

/// <summary>How a conversation is handed to a person.</summary>
public sealed class HandoffOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Handoff";

    /// <summary>
    /// Whether the bot sends the event <c>handoff.initiate</c>, with the last messages of the conversation, when somebody asks for a
    /// person. Default false. Set it where a hub listens for the event; ignored on channels that do not take it, where the request is
    /// answered from the documents.
    /// </summary>
    public bool Events { get; set; }
}

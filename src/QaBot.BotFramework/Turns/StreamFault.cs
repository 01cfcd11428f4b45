namespace QaBot.BotFramework.Turns;

/// <summary>What a channel's refusal means for a <see cref="StreamedMessage"/>.</summary>
public enum StreamFault
{
    /// <summary>Nothing that is known: no more is shown, and the final message is still tried.</summary>
    Other,

    /// <summary>The channel wants to be left alone for a moment; what was sent did not arrive.</summary>
    Busy,

    /// <summary>This conversation takes no streams: everything is said in ordinary messages.</summary>
    NotAllowed,

    /// <summary>The person does not want to read it.</summary>
    Stopped,

    /// <summary>The stream has its final message already.</summary>
    Completed,

    /// <summary>The channel has ended the stream, for its age or because the text did not begin with what was shown before.</summary>
    Ended,
}

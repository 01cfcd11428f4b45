using QaBot.BotFramework.Activities;

namespace QaBot.Messaging;

/// <summary>What became of one message. Not thread-safe; <see cref="AnsweredMessages"/> guards it.</summary>
internal sealed class AnsweredMessage
{
    /// <summary>The newest edit that came in and no turn has taken up; null when there is none.</summary>
    public Activity? Edit { get; set; }

    /// <summary>Whether the person took it back.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Who wrote it; null while it is not answered.</summary>
    public string? AskerId { get; set; }

    /// <summary>What the channel calls the activities that answer it, in order. One that the channel did not name is not among them.</summary>
    public List<string> Answers { get; } = [];
}

using QaBot.BotFramework.Turns;

namespace QaBot.Notices;

/// <summary>How far a request has come.</summary>
internal sealed record NoticeStatus
{
    /// <summary>How it stands.</summary>
    public required NoticeState State { get; init; }

    /// <summary>How many conversations have it, and what became of the others.</summary>
    public NoticeTally Tally { get; init; } = new();

    /// <summary>Why it cannot go on; null unless it failed.</summary>
    public string? Message { get; init; }

    /// <summary>How many conversations of each channel would be sent to, for a preview.</summary>
    public IReadOnlyDictionary<string, int> Channels { get; init; } = new Dictionary<string, int>();

    /// <summary>The first of these conversations, as <c>channel/conversation (person)</c>, for a preview.</summary>
    public IReadOnlyList<string> Conversations { get; init; } = [];

    /// <summary>Whether nothing more will come of it.</summary>
    public bool IsFinal => State != NoticeState.Running;
}

namespace QaBot.BotFramework.Turns;

/// <summary>
/// Keeps how far notices have come, so that one that was cut off is taken up where it stopped. No conversation is given out twice: one that
/// was being sent to when the process died counts as <see cref="NoticeOutcome.Uncertain"/> from then on. Thread-safe.
/// </summary>
public abstract class NoticeStore
{
    /// <summary>
    /// Writes a notice down with the conversations that it is for, all of them or, when this is cut off, none. A notice of the same id is
    /// left as it is. Notices made before <paramref name="forgetBefore"/> are forgotten.
    /// </summary>
    public abstract ValueTask AddAsync(
        Notice notice, IReadOnlyList<(string ChannelId, string ConversationId)> conversations, DateTimeOffset forgetBefore, CancellationToken cancellationToken);

    /// <summary>The newest notice that some conversations still wait for; null when there is none.</summary>
    public abstract ValueTask<Notice?> FindUnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>Before a notice is sent on by another process or after a fault: what was being sent becomes uncertain.</summary>
    public abstract ValueTask ResumeAsync(string id, CancellationToken cancellationToken);

    /// <summary>Gives out the next conversation, which is being sent to from now on; null when none waits.</summary>
    public abstract ValueTask<NoticeTarget?> TakeAsync(string id, CancellationToken cancellationToken);

    /// <summary>Notes what became of a conversation that was given out.</summary>
    public abstract ValueTask SettleAsync(string id, NoticeTarget target, NoticeOutcome outcome, CancellationToken cancellationToken);

    /// <summary>How far a notice has come; all zero for one that is not known.</summary>
    public abstract ValueTask<NoticeTally> CountAsync(string id, CancellationToken cancellationToken);
}

using QaBot.BotFramework.Turns;

namespace QaBot.TestKit.Turns;

/// <summary>Notices that live as long as the test.</summary>
public sealed class InMemoryNoticeStore : NoticeStore
{
    private readonly Lock _gate = new();
    private readonly List<(Notice Notice, List<(NoticeTarget Target, NoticeOutcome Outcome)> Targets)> _notices = [];

    public override ValueTask AddAsync(
        Notice notice, IReadOnlyList<(string ChannelId, string ConversationId)> conversations, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _notices.RemoveAll(known => known.Notice.CreatedAt < forgetBefore);
            if (!_notices.Exists(known => known.Notice.Id == notice.Id))
            {
                _notices.Add((notice, [.. conversations.Select((place, i) => (new NoticeTarget(i, place.ChannelId, place.ConversationId), NoticeOutcome.Waiting))]));
            }
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<Notice?> FindUnfinishedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_notices.FindLast(known => known.Targets.Exists(one => one.Outcome == NoticeOutcome.Waiting)).Notice)!;
        }
    }

    public override ValueTask ResumeAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var targets = TargetsOf(id);
            for (var i = 0; i < targets.Count; i++)
            {
                targets[i] = targets[i] with { Outcome = targets[i].Outcome == NoticeOutcome.Sending ? NoticeOutcome.Uncertain : targets[i].Outcome };
            }
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<NoticeTarget?> TakeAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var targets = TargetsOf(id);
            var next = targets.FindIndex(one => one.Outcome == NoticeOutcome.Waiting);
            if (next < 0)
            {
                return ValueTask.FromResult<NoticeTarget?>(null);
            }

            targets[next] = targets[next] with { Outcome = NoticeOutcome.Sending };
            return ValueTask.FromResult<NoticeTarget?>(targets[next].Target);
        }
    }

    public override ValueTask SettleAsync(string id, NoticeTarget target, NoticeOutcome outcome, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var targets = TargetsOf(id);
            var place = targets.FindIndex(one => one.Target == target);
            if (place >= 0)
            {
                targets[place] = (target, outcome);
            }
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<NoticeTally> CountAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var targets = TargetsOf(id);
            int Of(NoticeOutcome outcome) => targets.Count(one => one.Outcome == outcome);
            return ValueTask.FromResult(new NoticeTally
            {
                Waiting = Of(NoticeOutcome.Waiting) + Of(NoticeOutcome.Sending),
                Sent = Of(NoticeOutcome.Sent),
                Kept = Of(NoticeOutcome.Kept),
                Refused = Of(NoticeOutcome.Refused),
                Gone = Of(NoticeOutcome.Gone),
                Uncertain = Of(NoticeOutcome.Uncertain),
            });
        }
    }

    private List<(NoticeTarget Target, NoticeOutcome Outcome)> TargetsOf(string id) =>
        _notices.Find(known => known.Notice.Id == id).Targets ?? [];
}

using Microsoft.Extensions.Options;
using QaBot.BotFramework.Turns;

namespace QaBot.Notices;

/// <summary>Does what is asked about notices, in the process that holds the conversations: a server, or the command itself where there is none.</summary>
internal sealed class NoticeDesk(
    NoticeStore store, NoticeAudience audience, NoticeDelivery delivery, IOptions<NoticeOptions> options, TimeProvider time)
{
    private const int Shown = 20;

    /// <summary>Does it, and gives how it ended.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="report">Told how far it has come.</param>
    /// <param name="stop">Stops it between two conversations.</param>
    public Task<NoticeStatus> HandleAsync(NoticeRequest request, Func<NoticeStatus, ValueTask> report, CancellationToken stop) => request.Action switch
    {
        NoticeAction.Send => SendAsync(request, report, stop),
        NoticeAction.Resume => ResumeAsync(request, report, stop),
        _ => PreviewAsync(request, stop),
    };

    private async Task<NoticeStatus> PreviewAsync(NoticeRequest request, CancellationToken stop)
    {
        var found = await audience.FindAsync(request, stop);
        return found.Count == 0 ? new NoticeStatus { State = NoticeState.Nobody } : new NoticeStatus
        {
            State = NoticeState.Previewed,
            Tally = new NoticeTally { Waiting = found.Count },
            Channels = found.GroupBy(known => known.Reference.ChannelId!).ToDictionary(channel => channel.Key, channel => channel.Count()),
            Conversations = [.. found.Take(Shown).Select(NameOf)],
        };
    }

    private async Task<NoticeStatus> SendAsync(NoticeRequest request, Func<NoticeStatus, ValueTask> report, CancellationToken stop)
    {
        var found = await audience.FindAsync(request, stop);
        if (found.Count == 0)
        {
            return new NoticeStatus { State = NoticeState.Nobody };
        }

        var now = time.GetUtcNow();
        var notice = new Notice(request.Id, request.Text, request.PerSecond ?? options.Value.PerSecond, now);
        await store.AddAsync(
            notice,
            [.. found.Select(known => (known.Reference.ChannelId!, known.Reference.Conversation!.Id!))],
            now - TimeSpan.FromDays(options.Value.KeepDays),
            stop);
        return await RunAsync(notice, report, stop);
    }

    private async Task<NoticeStatus> ResumeAsync(NoticeRequest request, Func<NoticeStatus, ValueTask> report, CancellationToken stop) =>
        await store.FindUnfinishedAsync(stop) is { } notice
            ? await RunAsync(notice with { PerSecond = request.PerSecond ?? notice.PerSecond }, report, stop)
            : new NoticeStatus { State = NoticeState.Nobody };

    private async Task<NoticeStatus> RunAsync(Notice notice, Func<NoticeStatus, ValueTask> report, CancellationToken stop)
    {
        await store.ResumeAsync(notice.Id, CancellationToken.None);
        return await delivery.RunAsync(notice, report, stop);
    }

    private static string NameOf(KnownConversation known)
    {
        var who = known.Reference.User?.Name is { Length: > 0 } name ? $" ({name})" : "";
        return $"{known.Reference.ChannelId}/{known.Reference.Conversation?.Id}{who}";
    }
}

using System.Globalization;
using QaBot.Notices;

namespace QaBot.Commands.Notify;

/// <summary>Says how a notice goes and how it went.</summary>
internal sealed class NoticeView(Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private long _written = time.GetTimestamp();
    private int _drawn;

    /// <summary>Shows how far it is: one line drawn over and over for a person who watches, a line now and then for a log.</summary>
    public void Report(NoticeStatus status)
    {
        if (!terminal.IsInteractive && time.GetElapsedTime(_written) < BetweenLines)
        {
            return;
        }

        _written = time.GetTimestamp();
        var tally = status.Tally;
        var line = string.Create(CultureInfo.InvariantCulture, $"Telling: {tally.Total - tally.Waiting:N0} of {Quantity.Of(tally.Total, "conversation")}");
        if (terminal.IsInteractive)
        {
            terminal.ErrorWriter.Write("\r" + line.PadRight(_drawn));
            _drawn = line.Length;
        }
        else
        {
            terminal.ErrorWriter.WriteLine(line);
        }
    }

    /// <summary>Says how it ended, and gives the exit code.</summary>
    public int Conclude(NoticeRequest request, NoticeStatus status)
    {
        if (_drawn > 0)
        {
            terminal.ErrorWriter.Write("\r" + new string(' ', _drawn) + "\r");
        }

        return status.State switch
        {
            NoticeState.Previewed => Preview(status),
            NoticeState.Nobody => Nobody(request),
            NoticeState.Failed => Fail(status),
            NoticeState.Stopped => Summarize(status, "Stopped. 'qabot notify --resume' tells those who wait.", ExitCodes.Interrupted),
            _ => Summarize(status, null, status.Tally is { Refused: 0, Uncertain: 0 } ? ExitCodes.Success : ExitCodes.NotToAll),
        };
    }

    private int Preview(NoticeStatus status)
    {
        terminal.OutWriter.WriteLine($"It would go to {Quantity.Of(status.Tally.Total, "conversation")}. Nothing was sent.");
        foreach (var (channel, count) in status.Channels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            terminal.OutWriter.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {PlainText.Of(channel)}: {count:N0}"));
        }

        terminal.OutWriter.WriteLine(status.Conversations.Count < status.Tally.Total ? "The first of them:" : "They are:");
        foreach (var conversation in status.Conversations)
        {
            terminal.OutWriter.WriteLine($"  {PlainText.Of(conversation)}");
        }

        return ExitCodes.Success;
    }

    private int Nobody(NoticeRequest request)
    {
        terminal.ErrorWriter.WriteLine(request switch
        {
            { Action: NoticeAction.Resume } => "No notice was cut off: nobody waits for one.",
            { Channel: { } channel, Conversation: { } conversation } =>
                PlainText.Of($"The bot does not know the conversation '{channel}/{conversation}': it has not heard from it, or was removed from it. 'qabot notify --dry-run --all' lists those it knows."),
            _ => "The bot does not know any conversation yet: it knows those that it has heard from since it keeps them.",
        });
        return ExitCodes.NotToAll;
    }

    private int Fail(NoticeStatus status)
    {
        terminal.ErrorWriter.WriteLine(PlainText.Of(status.Message ?? "The notice could not be sent."));
        return status.Tally.Total == 0
            ? ExitCodes.Fault
            : Summarize(status, "When the cause is mended, 'qabot notify --resume' tells those who wait.", ExitCodes.Fault);
    }

    private int Summarize(NoticeStatus status, string? more, int exitCode)
    {
        var tally = status.Tally;
        terminal.OutWriter.WriteLine($"Sent to {Of(tally.Sent)} of {Quantity.Of(tally.Total, "conversation")}.");
        Say(tally.Kept, "in the outbox: their channel is out of order, the server delivers it when that works again");
        Say(tally.Gone, "gone: the bot was removed, or the conversation is over; forgotten");
        Say(tally.Refused, "refused by the channel; the log says why");
        Say(tally.Uncertain, "uncertain: it may have arrived, and is not sent again");
        Say(tally.Waiting, "waiting");
        if (more is not null && tally.Waiting > 0)
        {
            terminal.OutWriter.WriteLine(more);
        }

        return exitCode;
    }

    private void Say(int count, string what)
    {
        if (count > 0)
        {
            terminal.OutWriter.WriteLine($"  {Of(count)} {what}");
        }
    }

    private static string Of(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

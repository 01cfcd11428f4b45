using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using QaBot.BotFramework;
using QaBot.BotFramework.Turns;
using QaBot.Configuration;
using QaBot.Notices;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.Commands.Notify;

/// <summary>
/// <c>qabot notify "text" --all</c>: tells conversations something without having been asked. A running server sends it, since it alone holds the
/// conversations; where there is none, the command sends it itself.
/// </summary>
internal sealed class NotifyCommand : Command
{
    private readonly Terminal _terminal;
    private readonly NotifyOptions _options = new();

    public NotifyCommand(Terminal terminal, SharedOptions shared)
        : base("notify", "Tell one or all conversations something. Exit code 0 told, 3 not told to all or nobody there, 1 fault, 2 wrong usage, 130 stopped.")
    {
        _terminal = terminal;
        _options.AddTo(this);
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal,
            token =>
            {
                var settings = shared.Read(arguments);
                return RunAsync(settings, _options.Read(arguments, settings), token);
            },
            cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, NoticeRequest request, CancellationToken cancellationToken)
    {
        await using var provider = EngineHost.Build(settings);
        if (TextFault(request, provider.GetRequiredService<IOptions<NoticeOptions>>().Value) is { } fault)
        {
            await _terminal.ErrorWriter.WriteLineAsync(fault);
            return ExitCodes.Usage;
        }

        var time = provider.GetRequiredService<TimeProvider>();
        var view = new NoticeView(_terminal, time);
        var data = provider.GetRequiredService<IOptions<DataOptions>>().Value;
        var status = await HoldsConversationsAsync(provider, data, cancellationToken)
            ? await provider.GetRequiredService<NoticeDesk>().HandleAsync(request, Report, cancellationToken)
            : await new NoticePost(provider.GetRequiredService<NoticeFolder>(), data, time).SendAsync(request, view.Report, cancellationToken);
        return view.Conclude(request, status);

        ValueTask Report(NoticeStatus now)
        {
            view.Report(now);
            return ValueTask.CompletedTask;
        }
    }

    private static string? TextFault(NoticeRequest request, NoticeOptions options)
    {
        if (request.Action != NoticeAction.Send)
        {
            return null;
        }

        if (request.Text.Length == 0)
        {
            return "There is nothing to tell: the text is empty.";
        }

        return request.Text.Length <= options.MaxCharacters ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The text has {request.Text.Length:N0} characters, at most {options.MaxCharacters:N0} are sent; shorten it, or raise {NoticeOptions.Section}:{nameof(options.MaxCharacters)}.");
    }

    /// <summary>Whether this process could take hold of the conversations. False when another one serves them.</summary>
    private static async Task<bool> HoldsConversationsAsync(IServiceProvider provider, DataOptions data, CancellationToken cancellationToken)
    {
        try
        {
            // Whatever is asked first opens the file.
            await provider.GetRequiredService<NoticeStore>().FindUnfinishedAsync(cancellationToken);
            return true;
        }
        catch (ConversationsUnavailableException) when (ConversationInspection.IsServed(data))
        {
            return false;
        }
    }
}

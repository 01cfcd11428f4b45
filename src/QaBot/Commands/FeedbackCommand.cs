using System.CommandLine;
using Microsoft.Extensions.Options;
using QaBot.BotFramework;
using QaBot.Configuration;
using QaBot.Core.Insights;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.Commands;

/// <summary><c>qabot feedback</c>: what people think of the answers. It only reads, beside a running server too.</summary>
internal sealed class FeedbackCommand : Command
{
    private readonly Terminal _terminal;

    public FeedbackCommand(Terminal terminal, SharedOptions shared)
        : base("feedback", "Say what people think of the answers: how many liked them, and what they wrote.")
    {
        _terminal = terminal;
        var json = new Option<bool>("--json") { Description = "Print the figures as one JSON object and nothing else." };
        var comments = new Option<int>("--comments")
        {
            Description = "How many of the newest comments to show, 0 to 1,000 (default: 20).",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        comments.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1_000)
            {
                result.AddError("--comments is a number from 0 to 1,000.");
            }
        });
        Add(json);
        Add(comments);
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal, _ => RunAsync(shared.Read(arguments), arguments.GetValue(json), arguments.GetValue(comments)), cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, bool json, int comments)
    {
        await using var provider = EngineHost.Build(settings);
        var found = FeedbackInspection.Run(provider.GetRequiredService<IOptions<DataOptions>>().Value, comments);
        if (found.Fault is { } fault)
        {
            throw new ConversationsUnavailableException(fault);
        }

        var figures = found.Figures ?? new FeedbackFigures(0, 0, 0, 0, []);
        if (json)
        {
            await _terminal.OutWriter.WriteLineAsync(FeedbackView.ToJson(figures)).ConfigureAwait(false);
        }
        else
        {
            FeedbackView.Write(_terminal.OutWriter, figures);
        }

        return ExitCodes.Success;
    }
}

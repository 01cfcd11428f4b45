using System.CommandLine;
using Microsoft.Extensions.Options;
using QaBot.Configuration;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;

namespace QaBot.Commands;

/// <summary><c>qabot ingest [PATH]</c>: brings the index up to date and says what was done.</summary>
internal sealed class IngestCommand : Command
{
    private readonly Terminal _terminal;

    public IngestCommand(Terminal terminal, SharedOptions shared)
        : base("ingest", "Bring the index up to date. Exit code 0 done (files that failed are listed), 1 fault, 2 wrong usage or configuration.")
    {
        _terminal = terminal;
        var path = new Argument<string?>("PATH")
        {
            Description = "The folder with the documents; the same as --knowledge.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Add(path);
        Validators.Add(result =>
        {
            if (result.GetValue(path) is not null && result.GetValue(shared.Knowledge) is not null)
            {
                result.AddError("PATH and --knowledge were both given; keep one of them.");
            }
        });
        SetAction((arguments, cancellationToken) =>
        {
            var settings = shared.Read(arguments);
            var folder = arguments.GetValue(path) ?? settings.Knowledge;
            return CommandFaults.RunAsync(terminal, token => RunAsync(settings with { Knowledge = folder }, token), cancellationToken);
        });
    }

    private async Task<int> RunAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        await using var provider = EngineHost.Build(settings);
        var knowledge = provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
        knowledge.RequireFolder();
        OpeningNotice.Write(_terminal, provider.GetRequiredService<IndexOpening>());
        var progress = new ProgressLine(_terminal, provider.GetRequiredService<TimeProvider>());
        IngestionReport report;
        try
        {
            report = await provider.GetRequiredService<IngestionPipeline>()
                .RunAsync(knowledge.Folder, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            progress.Clear();
        }

        foreach (var line in IngestionReportView.Lines(report, int.MaxValue))
        {
            await _terminal.OutWriter.WriteLineAsync(line).ConfigureAwait(false);
        }

        return ExitCodes.Success;
    }
}

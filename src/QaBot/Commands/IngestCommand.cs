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
            Description = "A file or folder inside the knowledge folder, to hear of that only, or another folder to use instead of it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Add(path);
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal, token => RunAsync(shared.Read(arguments), arguments.GetValue(path), token), cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, string? path, CancellationToken cancellationToken)
    {
        await using var provider = EngineHost.Build(settings);
        var target = IngestTarget.Of(path, settings, provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value);
        OpeningNotice.Write(_terminal, provider.GetRequiredService<IndexOpening>());
        var progress = new ProgressLine(_terminal, provider.GetRequiredService<TimeProvider>());
        IngestionReport report;
        try
        {
            report = await provider.GetRequiredService<IngestionPipeline>()
                .RunAsync(target.Folder, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            progress.Clear();
        }

        var lines = target.Part is { } part
            ? IngestionReportView.PartLines(report, part, int.MaxValue)
            : IngestionReportView.Lines(report, int.MaxValue);
        foreach (var line in lines)
        {
            await _terminal.OutWriter.WriteLineAsync(line).ConfigureAwait(false);
        }

        return ExitCodes.Success;
    }
}

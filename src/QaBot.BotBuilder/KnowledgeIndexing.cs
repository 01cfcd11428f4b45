using Microsoft.Extensions.Hosting;
using QaBot.Commands;

namespace QaBot.BotBuilder;

/// <summary>Opens the index beside the host, indexes the documents and watches their folder, as the program does beside its server.</summary>
internal sealed class KnowledgeIndexing(IServiceProvider services) : BackgroundService
{
    // Results of a run are for a person at a terminal; faults are for whoever reads the host's error stream.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new BackgroundIndexing(services, Terminal.Over(TextWriter.Null, Console.Error), addresses: []).RunAsync(stoppingToken);
}

using System.CommandLine;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.Channels;
using QaBot.Commands.Checks;
using QaBot.Configuration;
using QaBot.Core.Answering;
using QaBot.Core.Embedding;
using QaBot.Core.Ingestion;
using QaBot.Providers.Onnx;
using QaBot.Providers.Sqlite;
using QaBot.Tickets;

namespace QaBot.Commands;

/// <summary><c>qabot doctor</c>: looks at the installation and says what is wrong, why, and what to do.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly Terminal _terminal;

    public DoctorCommand(Terminal terminal, SharedOptions shared)
        : base("doctor", "Check the installation: configuration, model, folders, index, conversations, port, tickets. Exit code 1 if something is wrong.")
    {
        _terminal = terminal;
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        Add(json);
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal, token => RunAsync(shared.Read(arguments), arguments.GetValue(json), token), cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, bool json, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var check in Checks(settings))
        {
            findings.AddRange(await RunAsync(check, cancellationToken).ConfigureAwait(false));
        }

        if (json)
        {
            await _terminal.OutWriter.WriteLineAsync(FindingJson.Write(findings)).ConfigureAwait(false);
        }
        else
        {
            FindingView.Write(_terminal.Out, findings);
        }

        return findings.Exists(finding => finding.Verdict == Verdict.Wrong) ? ExitCodes.Fault : ExitCodes.Success;
    }

    // A doctor that dies of the illness is of no use: what a check throws becomes what it found.
    private static async Task<IReadOnlyList<Finding>> RunAsync(InstallationCheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [Finding.Wrong(check.Name, "the check itself failed", $"{exception.GetType().Name}: {exception.Message}", "report this line")];
        }
    }

    private static List<InstallationCheck> Checks(HostSettings settings)
    {
        try
        {
            // The checks hold what they need of the options, so the services can go again at once.
            using var provider = EngineHost.Build(settings);
            return Checks(provider);
        }
        catch (ConfigurationFaultException exception)
        {
            return [new RuntimeCheck(), new SettingsCheck(exception.Faults)];
        }
    }

    private static List<InstallationCheck> Checks(IServiceProvider provider)
    {
        var embedding = Of<OnnxOptions>(provider);
        var data = Of<DataOptions>(provider);
        return
        [
            new RuntimeCheck(),
            new SettingsCheck([]),
            new ModelCheck(embedding),
            new ReaderCheck(Of<ReaderOptions>(provider), Of<AnsweringOptions>(provider).Reader),
            new DataFolderCheck(data.Folder),
            new KnowledgeFolderCheck(Of<KnowledgeOptions>(provider).Folder, new FolderScanner(provider.GetServices<DocumentReader>())),
            new IndexCheck(data, () => IdentityOf(embedding)),
            new ConversationsCheck(data),
            new PortCheck(Of<ServerOptions>(provider)),
            new TicketsCheck(Of<TicketsOptions>(provider), Of<ChannelsOptions>(provider)),
            new BotIdentityCheck(Of<BotOptions>(provider), provider.GetRequiredService<TimeProvider>()),
        ];
    }

    private static T Of<T>(IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>().Value;

    private static EmbeddingModel IdentityOf(OnnxOptions options)
    {
        using var model = OnnxModel.Load(options.ModelFolder, options.MaxTokens);
        return model.Identity;
    }
}

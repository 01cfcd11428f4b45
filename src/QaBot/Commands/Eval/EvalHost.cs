using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using QaBot.Configuration;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Evaluation.DataSets;
using QaBot.Evaluation.Report;
using QaBot.Evaluation.Runner;
using QaBot.Providers;
using QaBot.Providers.Sqlite;

namespace QaBot.Commands.Eval;

/// <summary>
/// Builds the product once for each set, over an index of its own below the data folder: never the one the bot answers from. Vectors are
/// kept beside it, for all sets together.
/// </summary>
internal sealed class EvalHost
{
    private const int IdentityDigits = 12;

    // What a measurement needs other than it is: nothing is offered after an answer, files are indexed one by one so that each run numbers
    // passages alike, and the word list is made once.
    private static readonly string[] Fixed =
        ["QaBot:Engine:Suggestions=0", "QaBot:Engine:Starters=0", "QaBot:Ingestion:Parallelism=1", "QaBot:Retrieval:SpellingRefresh=1.00:00:00"];

    // These sections are about the wire and about places; no answer depends on them.
    private static readonly string[] Unimportant =
        ["Knowledge", "Data", "Server", "PublicUrl", "Bot", "Turns", "Messaging", "Connector", "DirectLine", "WebChat", "Ingestion"];

    private readonly HostSettings _host;
    private readonly string _knowledge;
    private readonly string _work;

    private EvalHost(HostSettings host, ServiceProvider services)
    {
        _host = host;
        _work = Path.Combine(services.GetRequiredService<IOptions<DataOptions>>().Value.Folder, "eval");
        _knowledge = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Folder;
        Threshold = services.GetRequiredService<IOptions<AnsweringOptions>>().Value.MinimumConfidence;
        Time = services.GetRequiredService<TimeProvider>();
        Settings = [.. SettingsOf(services.GetRequiredService<IConfiguration>())];
    }

    /// <summary>The program's version.</summary>
    public static string Version =>
        typeof(EvalHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The confidence from which an answer is given.</summary>
    public double Threshold { get; }

    /// <summary>Gives the time.</summary>
    public TimeProvider Time { get; }

    /// <summary>The settings that were given and change answers, <c>key=value</c> each.</summary>
    public IReadOnlyList<string> Settings { get; }

    /// <summary>Reads and checks the configuration.</summary>
    public static EvalHost Open(HostSettings settings)
    {
        using var services = EngineHost.Build(settings);
        return new EvalHost(settings, services);
    }

    /// <summary>The product with its index in a folder of its own, ready to be measured.</summary>
    public ServiceProvider Build(string folder) => EngineHost.Build(
        _host with { Data = folder, Set = [.. Fixed, .. _host.Set] },
        services => services.AddEvaluation(Path.Combine(_work, "vectors")));

    /// <summary>The folder of the index for questions about the user's own documents.</summary>
    public string OwnIndex => FolderOf("knowledge", _knowledge);

    /// <summary>The user's documents.</summary>
    /// <exception cref="ConfigurationFaultException">There is no such folder.</exception>
    public string RequireKnowledge()
    {
        new KnowledgeOptions { Folder = _knowledge }.RequireFolder();
        return _knowledge;
    }

    /// <summary>The folder of a run that is not named: the same for the same questions, program and settings.</summary>
    public string DefaultRun(IReadOnlyList<EvaluationSet> sets, EvalRequest request)
    {
        var identity = HashOf([.. sets.Select(set => set.ContentHash), ProgramIdentity, SettingsIdentity, $"{request.Sample}", $"{request.Negatives}"]);
        var name = sets.Count == 1 ? sets[0].Name : $"{sets.Count}-sets";
        return Path.Combine(_work, "runs", $"{name}-{identity}");
    }

    /// <summary>Measures one set.</summary>
    public async Task<SetResult> MeasureAsync(
        EvaluationSet set,
        IReadOnlyList<EvaluationQuestion> otherDomain,
        EvalRequest request,
        RunFolder folder,
        IProgress<EvaluationProgress> progress,
        CancellationToken cancellationToken)
    {
        var work = set.IsOwnKnowledge ? OwnIndex : FolderOf(set.Name, set.Path);
        var settings = new RunSettings
        {
            OutcomeFile = folder.OutcomesOf(set.Name),
            WorkFolder = Path.Combine(work, "documents"),
            KnowledgeFolder = set.IsOwnKnowledge ? RequireKnowledge() : _knowledge,
            Sample = request.Sample,
            Negatives = request.Negatives,
            Program = ProgramIdentity,
            Settings = SettingsIdentity,
            ReplaceOther = request.Out is null,
        };
        await using var services = Build(work);
        return await new SetRunner(services.GetRequiredService<EngineUnderTest>(), set, settings, progress)
            .RunAsync(otherDomain, cancellationToken).ConfigureAwait(false);
    }

    private string SettingsIdentity => HashOf(Settings);

    // A build of the same sources has the same ids.
    private static string ProgramIdentity => HashOf(
        [.. new[] { typeof(QaEngine), typeof(QaBotRegistration), typeof(SetRunner) }.Select(type => type.Module.ModuleVersionId.ToString())]);

    private string FolderOf(string name, string path) => Path.Combine(_work, "sets", $"{name}-{HashOf([path])}");

    private static IEnumerable<string> SettingsOf(IConfiguration configuration) =>
        configuration.GetSection("QaBot").GetChildren()
            .Where(section => !Unimportant.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(section => section.AsEnumerable())
            .Where(pair => pair.Value is not null)
            .Select(pair => $"{pair.Key}={pair.Value}")
            .Order(StringComparer.Ordinal);

    private static string HashOf(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..IdentityDigits];
}

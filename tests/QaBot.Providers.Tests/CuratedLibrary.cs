using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Ingestion;
using QaBot.Core.Insights;
using QaBot.Providers.Onnx;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;

namespace QaBot.Providers.Tests;

/// <summary>The handbook with answers of people beside it, kept, indexed and asked as the program does it.</summary>
#pragma warning disable CA1001 // xunit calls IAsyncLifetime.DisposeAsync, which disposes all
public sealed class CuratedLibrary : IAsyncLifetime
#pragma warning restore CA1001
{
    /// <summary>An answer longer than a passage.</summary>
    public static readonly string LongAnswer = string.Join(
        "\n\n", Enumerable.Range(1, 12).Select(i => $"Step {i} of the evacuation is done by everybody on floor {i}. Walk to the stairs calmly, leave your bags behind, and help whoever needs help on the way down."));

    private static readonly (string Question, string Text)[] Answers =
    [
        ("How do I reset the X200 pump?", "Hold the red button for three seconds.\n\nThen wait until the lamp is green."),
        ("When does the canteen close on Fridays?", "It closes at two o'clock."),
        ("Can I park in the yard?", "Yes, with a badge."),
        ("Who signs travel requests at Falcon Works?", "Your team lead signs them."),
        ("What do I do before a business trip?", "Register it in the travel portal."),
        ("How do we evacuate the building?", LongAnswer),
        ("Where are the <b>keys</b> *kept* [now](https://example.com)?", "In the <script>safe</script>, see **room** 12_b & 13.\n1. Ask `Kim`.\n- Sign | the list.\n# Not a heading\n<https://example.com>"),
    ];

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _knowledge = new();
    private ServiceProvider _provider = null!;

    /// <summary>The provider of all services.</summary>
    public IServiceProvider Services => _provider;

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"{DataOptions.Section}:Folder"] = _data.Path,
                [$"{OnnxOptions.Section}:ModelFolder"] = Path.Combine(AppContext.BaseDirectory, new OnnxOptions().ModelFolder),
            })
            .Build();
        _provider = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IConfiguration>(configuration)
            .AddQaBot(configuration)
            .BuildServiceProvider();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "knowledge"), "*", SearchOption.AllDirectories))
        {
            File.Copy(file, _knowledge[Path.GetFileName(file)]);
        }

        using var folder = new CuratedAnswerFolder(_knowledge.Path, _provider.GetRequiredService<CuratedFolder>());
        foreach (var (question, text) in Answers)
        {
            await folder.KeepAsync(
                new CuratedAnswer(question, text, "Kim", new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)), CancellationToken.None);
        }

        await _provider.GetRequiredService<IngestionPipeline>().RunAsync(_knowledge.Path, null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _provider.DisposeAsync();
        _data.Dispose();
        _knowledge.Dispose();
    }

    public async Task<Answer> AskAsync(string question) => await _provider.GetRequiredService<QaEngine>()
        .AskAsync(question, new ConversationKey("test", "1"), Caller.Local, CancellationToken.None);
}

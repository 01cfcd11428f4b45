using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Ingestion;
using QaBot.Providers.Onnx;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;

namespace QaBot.Providers.Tests;

/// <summary>The knowledge that ships with the program, read, indexed and asked as the program does it.</summary>
#pragma warning disable CA1001 // xunit calls IAsyncLifetime.DisposeAsync, which disposes both
public sealed class HandbookLibrary : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly TemporaryFolder _data = new();
    private ServiceProvider _provider = null!;

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"{DataOptions.Section}:Folder"] = _data.Path,

                // What is offered is tested, not how soon.
                [$"{EngineOptions.Section}:{nameof(EngineOptions.StarterWait)}"] = "00:01:00",
                [$"{OnnxOptions.Section}:ModelFolder"] = Path.Combine(AppContext.BaseDirectory, new OnnxOptions().ModelFolder),
            })
            .Build();
        _provider = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IConfiguration>(configuration)
            .AddQaBot(configuration)
            .BuildServiceProvider();
        var pipeline = _provider.GetRequiredService<IngestionPipeline>();
        await pipeline.RunAsync(Path.Combine(AppContext.BaseDirectory, "knowledge"), null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _provider.DisposeAsync();
        _data.Dispose();
    }

    public async Task<Answer> AskAsync(string question) => await _provider.GetRequiredService<QaEngine>()
        .AskAsync(question, new ConversationKey("test", "1"), Caller.Local, CancellationToken.None);

    public async Task<Welcome> WelcomeAsync() =>
        await _provider.GetRequiredService<QaEngine>().WelcomeAsync(Caller.Local, CancellationToken.None);
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Turns;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.TestKit;
using QaBot.TestKit.Connector;
using QaBot.TestKit.Turns;

namespace QaBot.BotBuilder.Tests;

/// <summary>A host's services with the binding in them, over an engine that a test scripts and stores in memory.</summary>
internal sealed class BindingHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public BindingHost(Func<string, Answer> answer)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.ClearProviders());
        services.AddQaBotActivityHandler(configuration);
        services.AddSingleton<QaEngine>(new ScriptedQaEngine(answer));
        services.AddSingleton<TurnJournal, InMemoryTurnJournal>();
        services.AddSingleton<ConversationFlags, InMemoryConversationFlags>();
        services.AddSingleton<ActivityOutbox, InMemoryOutbox>();
        _services = services.BuildServiceProvider();
    }

    public IServiceProvider Services => _services;

    public QaBotActivityHandler Handler => _services.GetRequiredService<QaBotActivityHandler>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

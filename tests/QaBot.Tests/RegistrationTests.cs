using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;
using QaBot.Commands;
using QaBot.Configuration;
using QaBot.Core.Conversation;
using QaBot.Core.Embedding;
using QaBot.Core.Ingestion;
using QaBot.DirectLine;
using QaBot.Tests.Commands;

namespace QaBot.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AddSlices_EveryServiceOfOurs_CanBeMade()
    {
        IServiceCollection registered = new ServiceCollection();
        var app = await ServerHost.BuildAsync(
            new HostSettings { WorkingDirectory = _folder.Path, Urls = "http://127.0.0.1:0" }, services => registered = services);
        // Its file of conversations is one process's alone.
        await app.DisposeAsync();
        await using var provider = registered.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        var ours = registered.Where(service => IsOurs(service.ServiceType)).ToList();

        ours.ShouldAllBe(service => service.Lifetime == ServiceLifetime.Singleton);
        foreach (var type in ours.Select(service => service.ServiceType).Distinct())
        {
            provider.GetServices(type).ShouldAllBe(service => service != null, type.FullName);
        }

        Type[] needed = [typeof(QaEngine), typeof(PassageEmbedder), typeof(IngestionPipeline), typeof(Chunker), typeof(DocumentReader)];
        needed.ShouldAllBe(type => ours.Exists(service => service.ServiceType == type));
        provider.GetServices<IHostedService>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AddSlices_ListsInTheConfiguration_AreTaken()
    {
        await using var app = await ServerHost.BuildAsync(new HostSettings
        {
            WorkingDirectory = _folder.Path,
            Urls = "http://127.0.0.1:0",
            Set =
            [
                "QaBot:DirectLine:AllowedOrigins:0=https://www.example.com",
                "QaBot:DirectLine:Secrets:0=a secret of some length",
                "QaBot:Server:TrustedProxies:0=10.0.0.0/8",
                "QaBot:Uploads:Extensions:0=.md",
            ],
        });

        app.Services.GetRequiredService<IOptions<DirectLineOptions>>().Value.AllowedOrigins.ShouldBe(["https://www.example.com"]);
        app.Services.GetRequiredService<IOptions<DirectLineOptions>>().Value.Secrets.Count.ShouldBe(1);
        app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.TrustedProxies.ShouldBe(["10.0.0.0/8"]);
        app.Services.GetRequiredService<IOptions<UploadOptions>>().Value.Extensions.ShouldBe([".md"]);
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("QaBot", StringComparison.Ordinal);
}

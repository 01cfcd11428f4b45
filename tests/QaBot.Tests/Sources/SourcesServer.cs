using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Sources;
using QaBot.TestKit;

namespace QaBot.Tests.Sources;

/// <summary>The source viewer alone, on a port of its own, over an index in memory.</summary>
internal sealed class SourcesServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly InMemoryKnowledgeIndex _index;

    private SourcesServer(WebApplication app, HttpClient client, InMemoryKnowledgeIndex index) =>
        (_app, _client, _index) = (app, client, index);

    public static Task<SourcesServer> StartAsync(params Document[] documents) => StartAsync(new GivenConversationFiles(), documents);

    public static async Task<SourcesServer> StartAsync(GivenConversationFiles files, params Document[] documents)
    {
        var index = new InMemoryKnowledgeIndex();
        foreach (var document in documents)
        {
            await index.SaveAsync(EntryFor(document), document, [], CancellationToken.None);
        }

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddEngineParts(index, files);
        var app = builder.Build();
        app.MapSources();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(app, new HttpClient { BaseAddress = new Uri(address) }, index);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<string> PageAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _index.Dispose();
    }

    private static DocumentEntry EntryFor(Document document) => new()
    {
        Id = document.Id,
        SourcePath = document.SourcePath,
        Title = document.Title,
        Status = DocumentStatus.Indexed,
        ContentHash = document.ContentHash,
    };
}

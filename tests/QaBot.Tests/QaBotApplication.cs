using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.Commands;
using QaBot.Configuration;
using QaBot.Core.Embedding;
using QaBot.TestKit;
using QaBot.Tests.Commands;

namespace QaBot.Tests;

/// <summary>The real program, served on a port of its own from folders that go with the test.</summary>
internal sealed class QaBotApplication : IAsyncDisposable
{
    private readonly ScratchFolder _folder;
    private readonly Server _server;

    private QaBotApplication(ScratchFolder folder, Server server, StringWriter output, StringWriter error)
    {
        (_folder, _server, Output, Error) = (folder, server, output, error);
        Client = new HttpClient { BaseAddress = new Uri(server.Addresses[0]) };
    }

    /// <summary>Speaks to the program.</summary>
    public HttpClient Client { get; }

    /// <summary>What the program printed.</summary>
    public StringWriter Output { get; }

    /// <summary>What the program printed to the error stream.</summary>
    public StringWriter Error { get; }

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => _server.Services;

    /// <summary>The program's address.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>The program's index file.</summary>
    public string IndexFile => IndexIn(_folder);

    /// <summary>Ends when the documents are indexed.</summary>
    public Task Indexed => _server.Indexing.First;

    /// <summary>Starts the program.</summary>
    /// <param name="documents">Names and texts of the documents.</param>
    /// <param name="realEncoder">Whether texts are embedded by the model that comes with the program; else by counting words.</param>
    /// <param name="adjust">Changes registrations.</param>
    /// <param name="waits">Whether to wait until the documents are indexed.</param>
    /// <param name="indexFile">What the index file holds before the start; null for none.</param>
    public static async Task<QaBotApplication> StartAsync(
        IReadOnlyDictionary<string, string> documents, bool realEncoder = false, Action<IServiceCollection>? adjust = null, bool waits = true, string? indexFile = null)
    {
        var folder = new ScratchFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "knowledge"));
        foreach (var (name, text) in documents)
        {
            folder.Write(Path.Combine("knowledge", name), text);
        }

        if (indexFile is not null)
        {
            folder.Write(IndexIn(folder), indexFile);
        }

        var (output, error) = (new StringWriter(), new StringWriter());
        var server = await Server.StartAsync(
            SettingsFor(folder),
            Terminal.Over(TextWriter.Synchronized(output), TextWriter.Synchronized(error)),
            CancellationToken.None,
            services =>
            {
                if (!realEncoder)
                {
                    UseWordCounts(services);
                }

                adjust?.Invoke(services);
            });
        var program = new QaBotApplication(folder, server, output, error);
        if (waits)
        {
            await program.Indexed;
        }

        return program;
    }

    /// <summary>A message from a person in the Emulator; change it with <c>with</c>.</summary>
    public static Activity Message(string text) => new()
    {
        Type = ActivityTypes.Message,
        Id = Guid.NewGuid().ToString("N"),
        ChannelId = "emulator",
        ServiceUrl = "http://localhost:1",
        From = new ChannelAccount { Id = "user" },
        Recipient = new ChannelAccount { Id = "bot" },
        Conversation = new ConversationAccount { Id = "conversation" },
        Text = text,
    };

    /// <summary>Sends a message that wants its replies in the response, and gives the replies.</summary>
    public async Task<IReadOnlyList<Activity>> AskAsync(string question)
    {
        using var response = await PostActivityAsync(Message(question) with { DeliveryMode = DeliveryModes.ExpectReplies });
        response.EnsureSuccessStatusCode();
        var replies = await response.Content.ReadFromJsonAsync<ActivitySet>(ActivityJson.Options);
        return replies!.Activities;
    }

    /// <summary>Posts an activity to the bot's endpoint.</summary>
    public Task<HttpResponseMessage> PostActivityAsync(Activity activity) =>
        PostAsync(System.Text.Json.JsonSerializer.Serialize(activity, ActivityJson.Options));

    /// <summary>Posts a body to the bot's endpoint.</summary>
    public Task<HttpResponseMessage> PostAsync(string body) =>
        Client.PostAsync(new Uri("/api/messages", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
        await Output.DisposeAsync();
        await Error.DisposeAsync();
    }

    private static string IndexIn(ScratchFolder folder) => Path.Combine(folder.Path, ".qabot", "index.db");

    private static HostSettings SettingsFor(ScratchFolder folder) => new()
    {
        WorkingDirectory = folder.Path,
        EnvironmentName = "Production",
        Urls = "http://127.0.0.1:0",
    };

    /// <summary>Has texts embedded by counting words.</summary>
    public static void UseWordCounts(IServiceCollection services)
    {
        var encoder = new HashingEmbeddingGenerator();
        services.AddSingleton(new EmbeddingModel("word-counts", encoder.Dimensions));
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(encoder);
        services.AddSingleton<TextWindower>(new WholeTextWindower());
    }
}

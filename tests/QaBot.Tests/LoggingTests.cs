using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.DirectLine;
using QaBot.TestKit;

namespace QaBot.Tests;

/// <summary>What people ask and what documents say stays out of the log, however much is logged. Names of files may be there.</summary>
public sealed class LoggingTests : IDisposable
{
    private static readonly string[] Canaries =
        ["askedcanary", "textcanary", "titlecanary", "brokencanary", "attachedcanary", "uploadedcanary", "malformedcanary", "namedcanary"];

    private static readonly Dictionary<string, string> Documents = new()
    {
        ["pump.md"] = "# The titlecanary manual\n\nTo reset the textcanary pump, hold the red button for three seconds.\n",
        ["broken.txt"] = "brokencanary\0binary",
    };

    private readonly CapturedLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Serve_EverythingLogged_HoldsNoContent()
    {
        await using var program = await QaBotApplication.StartAsync(Documents, adjust: LogEverything);

        await SendMessagesAsync(program);
        await SpeakDirectLineAsync(program);
        await OpenSourceAsync(program);

        var lines = _logs.Lines;
        lines.ShouldContain(line => line.StartsWith("QaBot.", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal));
        lines.Where(line => Array.Exists(Canaries, canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    private void LogEverything(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(_logs);
        services.PostConfigure<ConnectorOptions>(options => options.MaxAttempts = 1);
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            options.MinLevel = LogLevel.Debug;
            options.Rules.Clear();
            options.Rules.Add(new LoggerFilterRule("Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider", null, LogLevel.None, null));
        });
    }

    private static async Task SendMessagesAsync(QaBotApplication program)
    {
        (await program.AskAsync("How do I reset the textcanary pump, askedcanary?")).ShouldNotBeEmpty();
        (await program.AskAsync("Who won the askedcanary cup?")).ShouldNotBeEmpty();
        await using var connector = await FakeConnector.StartAsync();
        var message = QaBotApplication.Message("How do I reset the textcanary pump, askedcanary?") with
        {
            ServiceUrl = connector.Url,
            From = new ChannelAccount { Id = "user", Name = "namedcanary" },
        };
        using var acknowledged = await program.PostActivityAsync(message);
        await connector.NextMessageAsync();
        using var attached = await program.PostActivityAsync(message with
        {
            Id = "attached",
            Text = "",
            Attachments = [new Attachment { Name = "attachedcanary.pdf", ContentType = "application/pdf", ContentUrl = "https://files.example/attachedcanary" }],
        });
        await connector.NextMessageAsync();
        using var refused = await program.PostActivityAsync(message with { Id = "refused", ServiceUrl = "https://elsewhere.example/" });
        using var malformed = await program.PostAsync("""{"type":"message","text":"malformedcanary" malformedcanary""");
        using var unanswered = await program.PostActivityAsync(message with { Id = "unanswered", ServiceUrl = "http://127.0.0.1:9" });
    }

    private static async Task SpeakDirectLineAsync(QaBotApplication program)
    {
        using var generated = await program.Client.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null);
        var token = (await generated.Content.ReadFromJsonAsync<Conversation>(ActivityJson.Options))!;
        using var started = await PostAsync(program, token, "conversations", null);
        var activities = $"conversations/{token.ConversationId}/activities";
        using var said = await PostAsync(
            program, token, activities, """{"type":"message","from":{"id":"u","name":"namedcanary"},"text":"How do I reset the textcanary pump, askedcanary?"}""");
        said.EnsureSuccessStatusCode();
        using var malformed = await PostAsync(program, token, activities, "malformedcanary");
        using var form = new MultipartFormDataContent { { new StringContent("uploadedcanary"), "file", "uploadedcanary.txt" } };
        using var upload = Request(token, $"conversations/{token.ConversationId}/upload?userId=u", form);
        using var uploaded = await program.Client.SendAsync(upload);
    }

    private static async Task OpenSourceAsync(QaBotApplication program)
    {
        var replies = await program.AskAsync("How do I reset the textcanary pump?");
        var link = Regex.Match(JsonSerializer.Serialize(replies, ActivityJson.Options), @"/sources/[0-9a-f]+").Value;
        (await program.Client.GetStringAsync(new Uri(link, UriKind.Relative))).ShouldContain("textcanary");
    }

    private static async Task<HttpResponseMessage> PostAsync(QaBotApplication program, Conversation token, string path, string? body)
    {
        using var request = Request(token, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));
        return await program.Client.SendAsync(request);
    }

    private static HttpRequestMessage Request(Conversation token, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/v3/directline/{path}", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return request;
    }
}

using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace QaBot.TestKit;

/// <summary>A channel's Connector on this machine: keeps every call it gets, and answers as a test tells it to.</summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Channel<ConnectorCall> _calls = Channel.CreateUnbounded<ConnectorCall>();
    private int _count;

    private FakeConnector(WebApplication app) => _app = app;

    /// <summary>The service URL, without a slash at its end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>How many calls came in.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Answers a call, given its 1-based number. The default answers 201 with an id.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = static async (context, number) =>
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new { id = $"r{number}" });
    };

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new FakeConnector(builder.Build());
        connector._app.Run(connector.ReceiveAsync);
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>The call that <see cref="Answer"/> answers.</summary>
    public static ConnectorCall CallOf(HttpContext context) => (ConnectorCall)context.Items[typeof(ConnectorCall)]!;

    /// <summary>The next call that was not yet taken; fails when none comes.</summary>
    public async Task<ConnectorCall> NextAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next call that carries a message; typing indicators before it are passed over.</summary>
    public async Task<ConnectorCall> NextMessageAsync()
    {
        while (true)
        {
            var call = await NextAsync();
            if (call.Activity.Type == "message")
            {
                return call;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var number = Interlocked.Increment(ref _count);
        var call = new ConnectorCall(context.Request.Method, path, context.Request.ContentType, body, context.Request.Headers.Authorization);
        context.Items[typeof(ConnectorCall)] = call;
        _calls.Writer.TryWrite(call);
        await Answer(context, number);
    }
}

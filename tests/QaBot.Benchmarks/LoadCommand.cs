using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>load --program QABOT.dll --knowledge DIR --data DIR [--conversations N] [--messages N] [--port N] [--seconds N] [--burst 1]</c>: the whole program
/// as a process of its own, a channel's Connector beside it, and many conversations at once, a third each as Teams, as the Emulator
/// and as Web Chat by WebSocket. Exit code 1 when anything is lost, doubled or out of order.
/// </summary>
internal static class LoadCommand
{
    private const int FirstWarmUp = 1_000_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly string[] RateLimits = ["TokensPerAddress", "ConversationsPerAddress", "PostsPerAddress", "StreamsPerAddress"];

    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(TimeSpan.FromSeconds(arguments.Number("--seconds", 300)));
        var port = arguments.Number("--port", 4990);
        var (tally, warmUp) = (new LoadTally(), new LoadTally());
        await using var connector = await StartConnectorAsync(tally);
        await using var otherConnector = await StartConnectorAsync(warmUp);
        using var program = Start(arguments, port);
        try
        {
            using var bot = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Timeout.InfiniteTimeSpan };
            await WaitUntilReadyAsync(bot, end.Token);

            // One conversation of each kind, so that it is the program that is measured and not its compilation.
            await Task.WhenAll(Enumerable.Range(FirstWarmUp, 3).Select(
                number => new LoadClient(bot, otherConnector.Urls.First(), warmUp, number, messages: 20, isBurst: false).RunAsync(end.Token)));
            return await RunAsync(arguments, bot, connector.Urls.First(), tally, program, end.Token) ? 0 : 1;
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> RunAsync(
        BenchmarkArguments arguments, HttpClient bot, string connectorUrl, LoadTally tally, Process program, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var clients = Enumerable.Range(0, arguments.Number("--conversations", 500))
            .Select(number => TryRunAsync(new LoadClient(
                bot, connectorUrl, tally, number, arguments.Number("--messages", 5), arguments.Number("--burst", 0) != 0), cancellationToken));
        var failed = (await Task.WhenAll(clients)).Count(succeeded => !succeeded);
        while (tally.Open > 0 && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Poll, CancellationToken.None);
        }

        var took = Stopwatch.GetElapsedTime(start);

        // An answer that comes twice comes twice at once.
        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        program.Refresh();
        return tally.Report(took, program.PeakWorkingSet64, failed);
    }

    private static async Task<bool> TryRunAsync(LoadClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.RunAsync(cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync($"A client failed: {fault.GetType().Name}: {fault.Message}");
            return false;
        }
    }

    /// <summary>A channel: gives every activity an id, and hands answers to the tally.</summary>
    private static async Task<WebApplication> StartConnectorAsync(LoadTally tally)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = builder.Build();
        connector.Run(async context =>
        {
            var activity = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
            if (activity.GetProperty("type").GetString() == "message" && !IsMoreToAsk(activity))
            {
                var conversation = activity.GetProperty("conversation").GetProperty("id").GetString()!;
                tally.Answered(conversation, activity.TryGetProperty("replyToId", out var asked) ? asked.GetString()! : tally.FirstOpenIn(conversation));
            }

            context.Response.StatusCode = StatusCodes.Status201Created;
            await context.Response.WriteAsJsonAsync(new { id = Guid.NewGuid() }, context.RequestAborted);
        });
        await connector.StartAsync();
        return connector;
    }

    // In Teams the questions that lead on follow the answer in a message of their own.
    private static bool IsMoreToAsk(JsonElement activity) =>
        activity.TryGetProperty("suggestedActions", out _) && activity.GetProperty("text").GetString() == "You could ask:";

    private static Process Start(BenchmarkArguments arguments, int port)
    {
        // Everybody comes from one address here, and more are welcome than the program has room for by default.
        string[] command =
        [
            arguments.Options["--program"], "serve", "--knowledge", arguments.Options["--knowledge"], "--data", arguments.Options["--data"],
            "--port", port.ToString(CultureInfo.InvariantCulture), "--set", "QaBot:Turns:Capacity=10000",
            .. RateLimits.SelectMany(key => new[] { "--set", $"QaBot:RateLimits:{key}=100000" }),
        ];
        return Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true })!;
    }

    private static async Task WaitUntilReadyAsync(HttpClient bot, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var response = await bot.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using QaBot.Benchmarks.Evaluation;
using QaBot.Evaluation.DataSets;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>serve SETDIR --program QABOT.dll --knowledge DIR --data DIR [--port N] [--sample N] [--turns N]</c>: the whole program over a folder
/// that was indexed before: process start until it is ready and has looked through the folder, its memory then, and its memory and
/// latency over questions of the set asked through <c>/api/messages</c>.
/// </summary>
internal static class ServeBenchmark
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(BenchmarkArguments arguments, CancellationToken cancellationToken)
    {
        var questions = EvaluationSet.Load(arguments.Folders[0]).Answerable(arguments.Sample);
        var port = arguments.Number("--port", 4990);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var turn = 0; turn < arguments.Number("--turns", 3); turn++)
        {
            var watch = Stopwatch.StartNew();
            using var program = Start(arguments, port);
            try
            {
                var ready = await WaitAsync(client, watch, isIndexed: false, cancellationToken);
                var indexed = await WaitAsync(client, watch, isIndexed: true, cancellationToken);
                var atStart = MegabytesOf(program);
                var times = await AskAsync(client, questions, cancellationToken);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"start to ready {ready:0} ms, to folder looked through {indexed:0} ms | working set {atStart:0} MB, after {times.Count} questions {MegabytesOf(program):0} MB | question over HTTP p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms"));
            }
            finally
            {
                program.Kill();
                await program.WaitForExitAsync(CancellationToken.None);
            }
        }

        return 0;
    }

    private static Process Start(BenchmarkArguments arguments, int port)
    {
        string[] command =
        [
            arguments.Options["--program"], "serve", "--knowledge", arguments.Options["--knowledge"], "--data", arguments.Options["--data"],
            "--port", port.ToString(CultureInfo.InvariantCulture),
        ];
        return Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true })!;
    }

    private static double MegabytesOf(Process program)
    {
        program.Refresh();
        return program.WorkingSet64 / 1e6;
    }

    private static async Task<double> WaitAsync(HttpClient client, Stopwatch watch, bool isIndexed, CancellationToken cancellationToken)
    {
        while (watch.Elapsed < Patience)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    var report = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                    if (!isIndexed || !report.GetProperty("indexing").GetBoolean())
                    {
                        return watch.Elapsed.TotalMilliseconds;
                    }
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Poll, cancellationToken);
        }

        throw new TimeoutException($"The program was not ready within {Patience.TotalSeconds} s.");
    }

    private static async Task<List<double>> AskAsync(
        HttpClient client, IReadOnlyList<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        foreach (var question in questions)
        {
            var activity = new
            {
                type = "message",
                id = string.Create(CultureInfo.InvariantCulture, $"q{times.Count}"),
                channelId = "benchmark",
                serviceUrl = "http://127.0.0.1:1/",
                from = new { id = "user" },
                recipient = new { id = "bot" },
                conversation = new { id = "benchmark" },
                text = question.Question,
                deliveryMode = "expectReplies",
            };
            var start = Stopwatch.GetTimestamp();
            using var response = await client.PostAsJsonAsync("/api/messages", activity, cancellationToken);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }
}

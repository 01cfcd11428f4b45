using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Embedding;
using QaBot.Providers.Onnx;
using QaBot.TestKit;

namespace QaBot.Tests.Health;

public sealed class HealthTests
{
    private static readonly Dictionary<string, string> Documents = new()
    {
        ["garden.txt"] = "The garden opens at nine in the morning.\n",
        ["pump.md"] = "# Reset\n\nTo reset the pump, hold the red button for three seconds.\n",
    };

    [Fact(Timeout = 60_000)]
    public async Task Ready_ModelStillLoading_Is503Starting()
    {
        using var loaded = new ManualResetEventSlim();
        await using var program = await QaBotApplication.StartAsync(Documents, waits: false, adjust: services =>
            services.AddSingleton(_ =>
            {
                loaded.Wait();
                return new EmbeddingModel("late", new HashingEmbeddingGenerator().Dimensions);
            }));

        var (status, report) = await ReadyAsync(program);
        using var live = await program.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        loaded.Set();
        await program.Indexed;

        (status, report.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.ServiceUnavailable, "starting"));
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ReadyAsync(program)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_WhileIndexing_Is200WithProgressAndQuestionsAreToldSo()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var proceed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var program = await QaBotApplication.StartAsync(Documents, waits: false, adjust: services =>
            services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(
                new InterceptedGenerator(new HashingEmbeddingGenerator(), (_, options) =>
                {
                    entered.TrySetResult();
                    return EmbeddingUrgency.IsInteractive(options) ? Task.CompletedTask : proceed.Task;
                })));
        await entered.Task;

        var (status, during) = await ReadyAsync(program);
        var replies = await program.AskAsync("How do I reset the pump?");
        proceed.SetResult();
        await program.Indexed;
        var (_, after) = await ReadyAsync(program);

        (status, during.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.OK, "ready"));
        during.GetProperty("indexing").GetBoolean().ShouldBeTrue();
        replies.Single(reply => reply.Type == "message").Text!.ShouldContain("I am still reading the documents");
        after.GetProperty("indexing").GetBoolean().ShouldBeFalse();
        (after.GetProperty("done").GetInt32(), after.GetProperty("total").GetInt32()).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Ready_ModelBroken_Is503FailedWithTheReason()
    {
        await using var program = await QaBotApplication.StartAsync(Documents, waits: false, adjust: services =>
            services.AddSingleton<EmbeddingModel>(_ => throw new OnnxModelException("The model is torn. Copy it anew.")));
        await Should.ThrowAsync<OnnxModelException>(program.Indexed);

        var (status, report) = await ReadyAsync(program);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        report.GetProperty("status").GetString().ShouldBe("failed");
        report.GetProperty("fault").GetString().ShouldBe("The model is torn. Copy it anew.");
    }

    private static async Task<(HttpStatusCode Status, JsonElement Report)> ReadyAsync(QaBotApplication program)
    {
        using var response = await program.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}

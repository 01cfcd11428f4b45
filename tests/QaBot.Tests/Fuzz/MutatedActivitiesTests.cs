using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Messaging;
using QaBot.TestKit;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;
using Xunit.Abstractions;

namespace QaBot.Tests.Fuzz;

/// <summary>What real clients send, changed at random: whatever it is, it is refused with a reason or handled, and nothing is thrown.</summary>
public sealed class MutatedActivitiesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int InProcess = 100_000;
    private const int OverHttp = 2_000;

    private static readonly Gen<(int Shape, Mutation[] Mutations)> Mutated = Gen.Select(
        Gen.Int[0, ActivityShapes.All.Count - 1],
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, Mutation.Kinds - 1], Gen.Int[0, 9_999], (place, kind, detail) => new Mutation(place, kind, detail)).Array[1, 4]);

    private readonly Answer[] _answers = [.. SampleAnswers.All.Values];
    private MessagingHost _host = null!;
    private int _question;

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(
        new ScriptedQaEngine(_ => _answers[(uint)Interlocked.Increment(ref _question) % _answers.Length]),
        services => services.AddSingleton(new LoopGuard(Options.Create(new MessagingOptions { MaxMessagesPerMinute = int.MaxValue }), TimeProvider.System)),
        ("QaBot:Connector:TimeoutSeconds", "1"), ("QaBot:Connector:MaxAttempts", "1"), ("QaBot:Messaging:ResponseDeadlineSeconds", "1"),
        ("QaBot:Handoff:Events", "true"), ("QaBot:Turns:Capacity", "100000"),
        ("QaBot:Turns:CapacityPerConversation", "100000"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Read_And_Handle_MutatedActivities_ThrowNothing()
    {
        var bot = _host.Services.GetRequiredService<Bot>();
        var renderers = _host.Services.GetServices<AnswerRenderer>().ToArray();
        var (handled, refused) = (0, 0);

        await Mutated.SampleAsync(
            async sample =>
            {
                var body = Encoding.UTF8.GetBytes(Mutation.Apply(ActivityShapes.All[sample.Shape], sample.Mutations));
                var reading = ActivityReader.Read(body);
                if (reading.Activity is not { } activity)
                {
                    reading.Reason.ShouldNotBeNullOrWhiteSpace();
                    Interlocked.Increment(ref refused);
                    return;
                }

                Interlocked.Increment(ref handled);
                var sender = new RecordingSender();
                await bot.OnTurnAsync(new TurnContext(activity, sender), CancellationToken.None);
                var answer = _answers[(uint)handled % _answers.Length];
                var drawn = sender.Sent.Concat(renderers.SelectMany(renderer => renderer.Render(answer, activity)));
                drawn.All(IsWritable).ShouldBeTrue();
            },
            iter: InProcess,
            threads: Environment.ProcessorCount);

        output.WriteLine($"{handled} handled, {refused} refused");

        // Neither all refused, which would test the reader alone, nor all taken.
        handled.ShouldBeGreaterThan(InProcess / 10);
        refused.ShouldBeGreaterThan(InProcess / 10);
    }

    [Fact]
    public async Task Post_MutatedActivities_NeverFailTheServer()
    {
        await Mutated.SampleAsync(
            async sample =>
            {
                var body = Mutation.Apply(ActivityShapes.All[sample.Shape], sample.Mutations);
                using var response = await _host.PostAsync(body);

                var status = (int)response.StatusCode;
                (status < 500 || IsUnknownInvoke(status)).ShouldBeTrue($"{status}: {body}");
            },
            iter: OverHttp,
            threads: Environment.ProcessorCount);
    }

    // 501 is the answer that the protocol asks for.
    private static bool IsUnknownInvoke(int status) => status == 501;

    private static bool IsWritable(Activity activity) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Options).Length > 0;
}

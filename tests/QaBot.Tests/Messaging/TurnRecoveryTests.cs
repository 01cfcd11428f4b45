using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Core.Answering;
using QaBot.TestKit;
using QaBot.TestKit.Turns;

namespace QaBot.Tests.Messaging;

/// <summary>What the program does at its start with the turns that an earlier run had taken in.</summary>
public sealed class TurnRecoveryTests : IAsyncLifetime
{
    private readonly InMemoryTurnJournal _journal = new();
    private FakeConnector _channel = null!;

    public async Task InitializeAsync() => _channel = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task Start_TurnsLeftBehind_AreAnsweredInOrderAndInterruptedOnesAreTold()
    {
        await LeaveAsync("poison", hasStarted: true);
        await LeaveAsync("one");
        await LeaveAsync("two");

        await using var host = await StartAsync();

        (await _channel.NextMessageAsync()).Activity.Text.ShouldBe("I was restarted while I looked for the answer. Please ask again.");
        (await _channel.NextMessageAsync()).Activity.Text.ShouldBe("answer to one");
        (await _channel.NextMessageAsync()).Activity.Text.ShouldBe("answer to two");
    }

    [Fact]
    public async Task Start_TheChannelSendsOneAgain_AnswersItOnce()
    {
        var left = await LeaveAsync("one");

        await using var host = await StartAsync();
        await host.PostAsync(left.Activity);
        await host.PostAsync(left.Activity with { Id = "next", Text = "next" });

        (await _channel.NextMessageAsync()).Activity.Text.ShouldBe("answer to one");
        (await _channel.NextMessageAsync()).Activity.Text.ShouldBe("answer to next");
    }

    [Fact]
    public async Task Start_RouteThatLeadsNowhere_IsForgotten()
    {
        await LeaveAsync("lost", route: "carrier-pigeon");

        await using var host = await StartAsync();

        (await _journal.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_InterruptedWelcome_IsNotTold()
    {
        await LeaveAsync("", hasStarted: true, type: "conversationUpdate");
        await LeaveAsync("one");

        await using var host = await StartAsync();

        (await _channel.NextMessageAsync()).Activity.Text.ShouldBe("answer to one");
    }

    [Fact]
    public async Task Start_UnreadableJournal_StartsAllTheSame()
    {
        var broken = new ScriptedTurnJournal { BeforeOther = () => throw new IOException("no such disk") };

        await using var host = await StartAsync(broken);
        await host.PostAsync(host.Message("one"));

        (await host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("answer to one");
    }

    [Fact]
    public async Task Post_JournalFails_Is503AndTheNextDeliveryIsAnswered()
    {
        var journal = new ScriptedTurnJournal { BeforeAdd = (_, _) => throw new IOException("disk full") };
        await using var host = await StartAsync(journal);

        using var refused = await host.PostAsync(host.Message("one"));
        journal.BeforeAdd = (_, _) => Task.CompletedTask;
        using var taken = await host.PostAsync(host.Message("one"));

        ((int)refused.StatusCode, (int)taken.StatusCode).ShouldBe((503, 202));
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await host.Connector.NextMessageAsync()).Activity.Text.ShouldBe("answer to one");
    }

    [Fact]
    public async Task Stop_TurnsThatDoNotEnd_AreTakenUpByTheNextStart()
    {
        var stuck = new ScriptedQaEngine(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return Answer(""); });
        await using (var first = await MessagingHost.StartAsync(stuck, services =>
        {
            Use(services, _journal);
            services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        }))
        {
            await first.PostAsync(first.Message("running", "m1") with { ServiceUrl = _channel.Url });
            (await _channel.NextAsync()).Activity.Type.ShouldBe("typing");
            await first.PostAsync(first.Message("waiting", "m2") with { ServiceUrl = _channel.Url });
            await first.StopAsync();
        }

        await using var second = await StartAsync();

        (await _channel.NextMessageAsync()).Activity.Text!.ShouldContain("I was restarted");
        (await _channel.NextMessageAsync()).Activity.Text.ShouldBe("answer to waiting");
    }

    private Task<MessagingHost> StartAsync(TurnJournal? journal = null) =>
        MessagingHost.StartAsync(new ScriptedQaEngine(Answer), services => Use(services, journal ?? _journal));

    private static void Use(IServiceCollection services, TurnJournal journal) => services.AddSingleton(journal);

    private async Task<PendingTurn> LeaveAsync(string text, bool hasStarted = false, string route = "connector", string type = "message")
    {
        var left = new PendingTurn
        {
            Id = Guid.NewGuid().ToString("N"),
            Route = route,
            ReceivedAt = DateTimeOffset.UnixEpoch.AddSeconds((await _journal.ListAsync(default)).Count),
            HasStarted = hasStarted,
            Activity = new Activity
            {
                Type = type,
                Id = Guid.NewGuid().ToString("N"),
                ChannelId = "test",
                ServiceUrl = _channel.Url,
                From = new ChannelAccount { Id = "u" },
                Recipient = new ChannelAccount { Id = "b" },
                Conversation = new ConversationAccount { Id = "c" },
                Text = text,
            },
        };
        await _journal.AddAsync(left, default);
        return left;
    }

    private static Answer Answer(string question) => new() { Status = AnswerStatus.SmallTalk, Text = $"answer to {question}", TraceId = "t" };
}

using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Messaging;
using QaBot.TestKit;
using QaBot.TestKit.Turns;
using QaBot.Tests.Channels;

namespace QaBot.Tests.Messaging;

public sealed class GrowingAnswerTests : IAsyncLifetime
{
    private readonly WatchedTime _time = new();
    private readonly StreamTakingSender _sender = new();
    private MessagingHost _host = null!;

    private ChannelRenderers Renderers => _host.Services.GetRequiredService<ChannelRenderers>();

    public async Task InitializeAsync() => _host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task AskAsync_EngineIsStillBeingOpened_SaysThatItStarts()
    {
        using var opening = new ManualResetEventSlim();
        var engine = new Lazy<QaEngine>(() =>
        {
            opening.Wait(TimeSpan.FromSeconds(60));
            return new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]);
        });
        var turn = new TurnContext(_host.Message("hi") with { ChannelId = ChannelIds.WebChat }, _sender);

        var answer = new GrowingAnswer(engine, Renderers, _time).AskAsync(turn, "hi", default);
        (await _sender.NextAsync()).Text.ShouldBeNull("that it types is seen at once");
        await _time.WaitBeginsAsync(PatientQaEngine.Patience);
        _time.Advance(PatientQaEngine.Patience);
        (await _sender.NextAsync()).Text.ShouldBe("I am just starting ...");
        opening.Set();

        (await answer).ShouldBe(SampleAnswers.All["small-talk"]);
    }

    [Theory]
    [InlineData(ChannelIds.Teams, "personal")]
    [InlineData(ChannelIds.WebChat, null)]
    public async Task AskAsync_TextOfTheAnswer_IsDrawnAsTheFinishedAnswerBegins(string channel, string? type)
    {
        var whole = SampleAnswers.All["one-source"];
        var more = new TaskCompletionSource();
        async IAsyncEnumerable<AnswerUpdate> Updates(CancellationToken end)
        {
            yield return new TextUpdate(whole.Text, whole.Citations);
            await more.Task.WaitAsync(end);
            yield return new FinishedUpdate(whole);
        }

        var incoming = _host.Message("hi") with { ChannelId = channel, Conversation = new ConversationAccount { Id = "c", ConversationType = type } };
        var turn = new TurnContext(incoming, _sender);
        var engine = new Lazy<QaEngine>(new UpdatingQaEngine(Updates));

        var answer = new GrowingAnswer(engine, Renderers, _time).AskAsync(turn, "hi", default);
        await _sender.NextAsync();
        var chunk = await _sender.NextAsync();
        more.SetResult();
        await answer;

        var final = Renderers.For(incoming).Render(whole with { Confidence = 0, Suggestions = [] }, incoming)[0].Text!;
        chunk.Text.ShouldBe(final);
    }

    [Fact]
    public async Task AskAsync_EngineEndsWithoutAnAnswer_IsAFault()
    {
        static async IAsyncEnumerable<AnswerUpdate> Nothing(CancellationToken end)
        {
            await Task.CompletedTask.WaitAsync(end);
            yield break;
        }

        var turn = new TurnContext(_host.Message("hi"), _sender);

        await Should.ThrowAsync<InvalidOperationException>(
            new GrowingAnswer(new Lazy<QaEngine>(new UpdatingQaEngine(Nothing)), Renderers, _time).AskAsync(turn, "hi", default));
    }
}

using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Indexing;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Conversation;

public sealed class PatientStreamTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly WatchedTime _time = new();
    private readonly IndexingState _state = new();
    private readonly TaskCompletionSource<Answer> _answer = new();

    [Fact]
    public async Task AskStreamAsync_FastAnswer_ComesAlone()
    {
        _answer.SetResult(Answer(AnswerStatus.Answered));

        (await CollectAsync(Ask())).ShouldBe(["Yes."]);
    }

    [Fact]
    public async Task AskStreamAsync_SlowAnswer_ComesAfterALineOfProgress()
    {
        var said = CollectAsync(Ask());

        await PassAsync(PatientQaEngine.Patience);
        await PassAsync(Interval);
        await _time.WaitBeginsAsync(Interval);
        _answer.SetResult(Answer(AnswerStatus.Answered));

        (await said).ShouldBe(["Looking in the documents ...", "Yes."]);
    }

    [Fact]
    public async Task AskStreamAsync_WhileIndexing_SaysHowFarItIsAsItGoesOn()
    {
        _state.Report(0, 0);
        var said = CollectAsync(Ask());

        await PassAsync(PatientQaEngine.Patience);
        await _time.WaitBeginsAsync(Interval);
        _state.Report(120, 400);
        _time.Advance(Interval);
        await _time.WaitBeginsAsync(Interval);
        _answer.SetResult(Answer(AnswerStatus.NotFound));

        (await said).ShouldBe(
        [
            "Still reading the documents ...", "Still reading the documents: 120 of 400",
            "Yes.\n\nI am still reading the documents. Please ask again in a moment.",
        ]);
    }

    [Fact]
    public async Task AskStreamAsync_EngineThatComputesOnItsCaller_IsStillSeenToBeSlow()
    {
        using var computing = new ManualResetEventSlim();
        var said = CollectAsync(Ask(new ScriptedQaEngine(_ =>
        {
            computing.Wait(TimeSpan.FromSeconds(60));
            return Answer(AnswerStatus.Answered);
        })));

        await PassAsync(PatientQaEngine.Patience);
        await _time.WaitBeginsAsync(Interval);
        computing.Set();

        (await said).ShouldBe(["Looking in the documents ...", "Yes."]);
    }

    [Fact]
    public async Task AskStreamAsync_EngineGivesText_PassesItOnAndSaysNoMoreOfProgress()
    {
        var more = new TaskCompletionSource();
        async IAsyncEnumerable<AnswerUpdate> Updates(CancellationToken end)
        {
            yield return new TextUpdate("Y", []);
            await more.Task.WaitAsync(end);
            yield return new FinishedUpdate(Answer(AnswerStatus.Answered));
        }

        var updates = Ask(new UpdatingQaEngine(Updates)).GetAsyncEnumerator();
        (await updates.MoveNextAsync()).ShouldBeTrue();
        updates.Current.ShouldBeOfType<TextUpdate>().Text.ShouldBe("Y");
        var next = updates.MoveNextAsync().AsTask();
        _time.Advance(TimeSpan.FromMinutes(1));
        more.SetResult();
        await next;
        updates.Current.ShouldBeOfType<FinishedUpdate>();
        (await updates.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task AskStreamAsync_WhoAskedGoesAway_CancelsTheEngine()
    {
        var cancelled = new TaskCompletionSource();
        var engine = new ScriptedQaEngine(async (_, end) =>
        {
            using var registration = end.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, end);
            return Answer(AnswerStatus.Answered);
        });
        var updates = Ask(engine).GetAsyncEnumerator();
        var first = updates.MoveNextAsync().AsTask();
        await PassAsync(PatientQaEngine.Patience);
        (await first).ShouldBeTrue();

        await updates.DisposeAsync();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task AskStreamAsync_EngineFails_FailsAlike()
    {
        _answer.SetException(new TimeoutException("the engine's own"));

        await Should.ThrowAsync<TimeoutException>(CollectAsync(Ask()));
    }

    private static Answer Answer(AnswerStatus status) => new() { Status = status, Text = "Yes.", TraceId = "t" };

    private static async Task<List<string>> CollectAsync(IAsyncEnumerable<AnswerUpdate> updates)
    {
        var said = new List<string>();
        await foreach (var update in updates)
        {
            said.Add(update is ProgressUpdate progress ? progress.Text : ((FinishedUpdate)update).Answer.Text);
        }

        return said;
    }

    private IAsyncEnumerable<AnswerUpdate> Ask(QaEngine? inner = null) =>
        new PatientQaEngine(inner ?? new ScriptedQaEngine(async (_, end) => await _answer.Task.WaitAsync(end)), _state, _time)
            .AskStreamAsync("Why?", new ConversationKey("webchat", "c"), Caller.Local, CancellationToken.None);

    private async Task PassAsync(TimeSpan wait)
    {
        await _time.WaitBeginsAsync(wait);
        _time.Advance(wait);
    }
}

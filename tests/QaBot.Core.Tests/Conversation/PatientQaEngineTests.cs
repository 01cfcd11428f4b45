using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Indexing;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Conversation;

public sealed class PatientQaEngineTests
{
    private readonly IndexingState _state = new();

    [Theory]
    [InlineData(0, 0, "I am still reading the documents. Please ask again in a moment.")]
    [InlineData(2, 7, "I am still reading the documents (2 of 7 files so far). Please ask again in a moment.")]
    public async Task AskAsync_NothingFoundWhileIndexing_SaysThatItIsStillReading(int done, int total, string notice)
    {
        _state.Report(done, total);

        (await AskAsync(AnswerStatus.NotFound)).ShouldBe($"My documents don't say.\n\n{notice}");
    }

    [Fact]
    public async Task AskAsync_IndexingEndsMeanwhile_StillSaysSo()
    {
        _state.Report(6, 7);

        (await AskAsync(AnswerStatus.NotFound, _state.Finish)).ShouldContain("(6 of 7 files so far)");
    }

    [Theory]
    [InlineData(AnswerStatus.Answered)]
    [InlineData(AnswerStatus.SmallTalk)]
    [InlineData(AnswerStatus.NeedsClarification)]
    public async Task AskAsync_OtherRepliesWhileIndexing_AreLeftAlone(AnswerStatus status)
    {
        _state.Report(2, 7);

        (await AskAsync(status)).ShouldBe("My documents don't say.");
    }

    [Fact]
    public async Task AskAsync_NothingFoundAfterIndexing_IsLeftAlone()
    {
        _state.Report(7, 7);
        _state.Finish();

        (await AskAsync(AnswerStatus.NotFound)).ShouldBe("My documents don't say.");
    }

    [Fact]
    public async Task WelcomeAsync_IsTheInnerEngines()
    {
        var inner = new ScriptedQaEngine(_ => throw new InvalidOperationException());

        (await new PatientQaEngine(inner, _state, TimeProvider.System).WelcomeAsync(Caller.Local, CancellationToken.None)).ShouldBe(inner.Welcome);
    }

    private async Task<string> AskAsync(AnswerStatus status, Action? meanwhile = null)
    {
        var inner = new ScriptedQaEngine(_ =>
        {
            meanwhile?.Invoke();
            return new Answer { Status = status, Text = "My documents don't say.", TraceId = "t" };
        });
        var answer = await new PatientQaEngine(inner, _state, TimeProvider.System).AskAsync(
            "Why?", new ConversationKey("emulator", "c"), Caller.Local, CancellationToken.None);
        return answer.Text;
    }
}

using QaBot.Core.Answering;
using QaBot.Core.Conversation;

namespace QaBot.TestKit;

/// <summary>An engine that says what a test tells it to, for tests of channels and endpoints.</summary>
public sealed class ScriptedQaEngine : QaEngine
{
    private readonly Func<string, CancellationToken, ValueTask<Answer>> _answer;

    public ScriptedQaEngine(Func<string, Answer> answer)
        : this((question, _) => ValueTask.FromResult(answer(question)))
    {
    }

    public ScriptedQaEngine(Func<string, CancellationToken, ValueTask<Answer>> answer) => _answer = answer;

    public Welcome Welcome { get; init; } = new("Hello, ask me about the documents.", ["First?", "Second?", "Third?"]);

    public override ValueTask<Answer> AskAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken) =>
        _answer(question, cancellationToken);

    public override ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Welcome);
}

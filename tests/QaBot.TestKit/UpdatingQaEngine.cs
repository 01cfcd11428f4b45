using QaBot.Core.Answering;
using QaBot.Core.Conversation;

namespace QaBot.TestKit;

/// <summary>An engine whose answers come in the parts that a test tells it to give.</summary>
public sealed class UpdatingQaEngine(Func<CancellationToken, IAsyncEnumerable<AnswerUpdate>> updates) : QaEngine
{
    public override async ValueTask<Answer> AskAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken)
    {
        await foreach (var update in updates(cancellationToken))
        {
            if (update is FinishedUpdate finished)
            {
                return finished.Answer;
            }
        }

        throw new InvalidOperationException("The test gives no answer.");
    }

    public override IAsyncEnumerable<AnswerUpdate> AskStreamAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken) => updates(cancellationToken);

    public override ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Welcome("Hello.", []));
}

using System.Runtime.CompilerServices;
using QaBot.Core.Answering;

namespace QaBot.Core.Conversation;

/// <summary>
/// The one entry point of the engine: a question in, a cited answer or an abstention out. Safe to use from several threads at
/// once; it knows nothing of channels.
/// </summary>
public abstract class QaEngine
{
    /// <summary>Answers one question.</summary>
    /// <param name="question">What the person wrote, as it came.</param>
    /// <param name="conversation">The conversation it was asked in.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Gives the answer up.</param>
    public abstract ValueTask<Answer> AskAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Answers one question, and gives what there is to show before the answer is finished. Ends after the one
    /// <see cref="FinishedUpdate"/>. The default gives that alone.
    /// </summary>
    /// <param name="question">What the person wrote, as it came.</param>
    /// <param name="conversation">The conversation it was asked in.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Gives the answer up.</param>
    public virtual async IAsyncEnumerable<AnswerUpdate> AskStreamAsync(
        string question, ConversationKey conversation, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new FinishedUpdate(await AskAsync(question, conversation, caller, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What to say on meeting <paramref name="caller"/>.</summary>
    public abstract ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken);
}

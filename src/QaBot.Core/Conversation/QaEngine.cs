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

    /// <summary>What to say on meeting <paramref name="caller"/>.</summary>
    public abstract ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken);
}

using System.Globalization;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>
/// Says, when nothing was found while documents are still being read, that they are: "the documents don't say" would not be
/// true of documents nobody has looked into yet.
/// </summary>
public sealed class PatientQaEngine : QaEngine
{
    private readonly QaEngine _inner;
    private readonly IndexingState _state;

    /// <summary>Creates the engine around the one that answers.</summary>
    public PatientQaEngine(QaEngine inner, IndexingState state) => (_inner, _state) = (inner, state);

    /// <inheritdoc/>
    public override async ValueTask<Answer> AskAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken)
    {
        // Looked at first: an indexing that ends meanwhile may have brought the answer too late for this question.
        var snapshot = _state.Now;
        var answer = await _inner.AskAsync(question, conversation, caller, cancellationToken).ConfigureAwait(false);
        return answer.Status == AnswerStatus.NotFound && snapshot.IsUnderWay
            ? answer with { Text = $"{answer.Text}\n\n{Notice(snapshot)}" }
            : answer;
    }

    /// <inheritdoc/>
    public override ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken) =>
        _inner.WelcomeAsync(caller, cancellationToken);

    private static string Notice(IndexingSnapshot snapshot) => snapshot.Total == 0
        ? "I am still reading the documents. Please ask again in a moment."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"I am still reading the documents ({snapshot.Done} of {snapshot.Total} files so far). Please ask again in a moment.");
}

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
    private readonly IndexingProgress _progress;

    /// <summary>Creates the engine around the one that answers.</summary>
    public PatientQaEngine(QaEngine inner, IndexingProgress progress) => (_inner, _progress) = (inner, progress);

    /// <inheritdoc/>
    public override async ValueTask<Answer> AskAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken)
    {
        // Looked at first: an indexing that ends meanwhile may have brought the answer too late for this question.
        var stand = _progress.Stand;
        var answer = await _inner.AskAsync(question, conversation, caller, cancellationToken).ConfigureAwait(false);
        return answer.Status == AnswerStatus.NotFound && stand.IsUnderWay
            ? answer with { Text = $"{answer.Text}\n\n{Notice(stand)}" }
            : answer;
    }

    /// <inheritdoc/>
    public override ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken) =>
        _inner.WelcomeAsync(caller, cancellationToken);

    private static string Notice(IndexingStand stand) => stand.Total == 0
        ? "I am still reading the documents. Please ask again in a moment."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"I am still reading the documents ({stand.Done} of {stand.Total} files so far). Please ask again in a moment.");
}

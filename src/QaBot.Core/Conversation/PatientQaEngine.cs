using System.Globalization;
using System.Runtime.CompilerServices;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>
/// Says, when nothing was found while documents are still being read, that they are: "the documents don't say" would not be
/// true of documents nobody has looked into yet. While an answer takes its time, it says what is being done.
/// </summary>
public sealed class PatientQaEngine : QaEngine
{
    /// <summary>How long an answer may take before it is worth a word.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <summary>How often progress is looked at after that.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly QaEngine _inner;
    private readonly IndexingState _state;
    private readonly TimeProvider _time;

    /// <summary>Creates the engine around the one that answers.</summary>
    /// <param name="inner">The engine that answers.</param>
    /// <param name="state">How far the first indexing is.</param>
    /// <param name="time">The clock.</param>
    public PatientQaEngine(QaEngine inner, IndexingState state, TimeProvider time) => (_inner, _state, _time) = (inner, state, time);

    /// <inheritdoc/>
    public override async ValueTask<Answer> AskAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken)
    {
        // Looked at first: an indexing that ends meanwhile may have brought the answer too late for this question.
        var snapshot = _state.Now;
        return Noted(await _inner.AskAsync(question, conversation, caller, cancellationToken).ConfigureAwait(false), snapshot);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<AnswerUpdate> AskStreamAsync(
        string question, ConversationKey conversation, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshot = _state.Now;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = _inner.AskStreamAsync(question, conversation, caller, end.Token).GetAsyncEnumerator(end.Token);
        var next = NextOf(updates);
        try
        {
            var hasText = false;
            while (true)
            {
                if (!hasText)
                {
                    await foreach (var progress in ProgressUntilAsync(next).ConfigureAwait(false))
                    {
                        yield return progress;
                    }
                }

                if (!await next.ConfigureAwait(false))
                {
                    yield break;
                }

                var update = updates.Current;
                hasText |= update is TextUpdate;
                yield return update is FinishedUpdate finished ? new FinishedUpdate(Noted(finished.Answer, snapshot)) : update;
                next = NextOf(updates);
            }
        }
        finally
        {
            // Who goes away early leaves a step under way, and an enumerator may not be put away in the middle of one.
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await updates.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken) =>
        _inner.WelcomeAsync(caller, cancellationToken);

    // On another thread: an engine computes, and gives the first update's task only when that is done.
    private static Task<bool> NextOf(IAsyncEnumerator<AnswerUpdate> updates) => Task.Run(() => updates.MoveNextAsync().AsTask());

    private async IAsyncEnumerable<ProgressUpdate> ProgressUntilAsync(Task next)
    {
        var line = "";
        for (var patience = Patience; !await ComesWithinAsync(next, patience).ConfigureAwait(false); patience = Interval)
        {
            if (Progress(_state.Now) is var now && now != line)
            {
                yield return new ProgressUpdate(line = now);
            }
        }
    }

    private async Task<bool> ComesWithinAsync(Task next, TimeSpan patience)
    {
        try
        {
            await next.WaitAsync(patience, _time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            return false;
        }
    }

    private static Answer Noted(Answer answer, IndexingSnapshot snapshot) => answer.Status == AnswerStatus.NotFound && snapshot.IsUnderWay
        ? answer with { Text = $"{answer.Text}\n\n{Notice(snapshot)}" }
        : answer;

    private static string Notice(IndexingSnapshot snapshot) => snapshot.Total == 0
        ? "I am still reading the documents. Please ask again in a moment."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"I am still reading the documents ({snapshot.Done} of {snapshot.Total} files so far). Please ask again in a moment.");

    private static string Progress(IndexingSnapshot snapshot) => snapshot switch
    {
        { IsUnderWay: false } => "Looking in the documents ...",
        { Total: 0 } => "Still reading the documents ...",
        _ => string.Create(CultureInfo.InvariantCulture, $"Still reading the documents: {snapshot.Done} of {snapshot.Total}"),
    };
}

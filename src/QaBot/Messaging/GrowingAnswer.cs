using System.Runtime.CompilerServices;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// Asks the engine, and shows the person meanwhile what there is to see: that the bot is at work, what it is doing when that takes
/// long, and the answer's text as far as it is certain. The finished answer is the caller's to send.
/// </summary>
/// <remarks>The engine comes late: the server listens, and says that it is starting, while the index is opened and the model loaded.</remarks>
internal sealed class GrowingAnswer(Lazy<QaEngine> engine, ChannelRenderers renderers, TimeProvider time)
{
    private const string Starting = "I am just starting ...";

    /// <summary>Asks what the person asked in <paramref name="turn"/>.</summary>
    /// <exception cref="OperationCanceledException">The person has stopped the answer, or <paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<Answer> AskAsync(TurnContext turn, string question, CancellationToken cancellationToken)
    {
        var showsTyping = renderers.For(turn.Activity).ShowsTyping(turn.Activity);
        await using var typing = showsTyping ? turn.ShowTyping(time) : null;
        var stream = turn.OpenStream(time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stream.Stopped);
        var draft = new Answer { Status = AnswerStatus.Answered, Text = "", TraceId = turn.TraceId };
        await foreach (var update in UpdatesAsync(turn, question, end.Token))
        {
            switch (update)
            {
                case ProgressUpdate progress:
                    stream.ShowProgress(progress.Text);
                    break;
                case TextUpdate more:
                    draft = draft with { Text = draft.Text + more.Text, Citations = [.. draft.Citations, .. more.Citations] };
                    stream.ShowText(Draw(draft, turn));
                    break;
                case FinishedUpdate finished:
                    return finished.Answer;
            }
        }

        throw new InvalidOperationException("The engine ended without an answer.");
    }

    private string Draw(Answer draft, TurnContext turn) => renderers.For(turn.Activity).Render(draft, turn.Activity)[0].Text ?? "";

    private async IAsyncEnumerable<AnswerUpdate> UpdatesAsync(
        TurnContext turn, string question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opening = engine.IsValueCreated ? Task.FromResult(engine.Value) : Task.Run(() => engine.Value, cancellationToken);
        if (!await IsSoonAsync(opening, cancellationToken))
        {
            yield return new ProgressUpdate(Starting);
        }

        var updates = (await opening.WaitAsync(cancellationToken)).AskStreamAsync(
            question, ActivityIdentity.ConversationOf(turn.Activity), ActivityIdentity.CallerOf(turn.Activity), cancellationToken);
        await foreach (var update in updates)
        {
            yield return update;
        }
    }

    private async Task<bool> IsSoonAsync(Task opening, CancellationToken cancellationToken)
    {
        try
        {
            await opening.WaitAsync(PatientQaEngine.Patience, time, cancellationToken);
            return true;
        }
        catch (TimeoutException) when (!opening.IsCompleted)
        {
            return false;
        }
    }
}

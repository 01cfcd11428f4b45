using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// Follows people who change what they asked: an edited question is answered anew, in place of the first answer where the channel can, and
/// the answer to a deleted one is deleted.
/// </summary>
internal sealed class EditResponder(
    Lazy<QaEngine> engine, ChannelRenderers renderers, BotVoice voice, AnsweredMessages answered, RecentTalk talk, LoopGuard guard,
    HandoffResponder handoff, AnswerNotes notes)
{
    /// <summary>Answers an edited question anew. An edit of anything that the bot did not answer is none of its business.</summary>
    public async Task ReviseAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (answered.TakeEdit(turn.Activity) is not { } earlier)
        {
            return;
        }

        var question = RecipientMention.Strip(turn.Activity);

        // Said without a word where it is too much: the answer that is there remains.
        if (question.Length == 0
            || guard.Judge(turn.Activity, question) != LoopVerdict.Answer
            || await handoff.IsHandedOffAsync(turn.Activity, cancellationToken))
        {
            return;
        }

        talk.Unsay(turn.Activity);
        talk.Heard(turn.Activity, question);
        var answer = await engine.Value.AskAsync(
            question, ActivityIdentity.ConversationOf(turn.Activity), ActivityIdentity.CallerOf(turn.Activity), cancellationToken);
        var answerId = await voice.ReplaceAsync(turn, earlier, renderers.For(turn.Activity).Render(answer, turn.Activity), cancellationToken);
        await notes.RememberAsync(turn, question, answer, answerId, cancellationToken);
    }

    /// <summary>Takes back what answered a deleted message.</summary>
    public async Task TakeBackAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        talk.Unsay(turn.Activity);
        foreach (var answer in answered.TakeAnswers(turn.Activity))
        {
            await voice.TakeBackAsync(turn, answer, cancellationToken);
        }
    }
}

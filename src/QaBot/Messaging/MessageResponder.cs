using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>Answers what a person writes.</summary>
internal sealed partial class MessageResponder(
    GrowingAnswer growing, ChannelRenderers renderers, BotVoice voice, LoopGuard guard, RecentTalk talk, AnsweredMessages answered, HandoffResponder handoff,
    SkillResponder skill, AnswerNotes notes, IOptions<MessagingOptions> options, ILogger<MessageResponder> logger)
{
    private const string OnlyText = "I can only read text. Please type your question, and I will look in my documents for the answer.";
    private const string NothingAsked = "What would you like to know? Type a question, and I will look in my documents for the answer.";

    public async Task RespondAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        // It may have been edited or taken back while it waited.
        if (answered.TakeCurrent(turn.Activity) is not { } current)
        {
            return;
        }

        var text = RecipientMention.Strip(current);
        var verdict = guard.Judge(turn.Activity, text);
        if (verdict == LoopVerdict.Silence
            || (await handoff.IsHandedOffAsync(turn.Activity, cancellationToken) && await handoff.PassOnAsync(turn, text, cancellationToken)))
        {
            return;
        }

        if (verdict == LoopVerdict.Pause)
        {
            LogPause(options.Value.MaxMessagesPerMinute);
            await voice.SayAsync(turn, "Your messages come faster than I can answer them well. I pause until it is calmer; please ask again in a minute.", cancellationToken);
            return;
        }

        await RespondAsync(turn, text, cancellationToken);
    }

    private async Task RespondAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            var holdsSomethingElse = turn.Activity is { Value: not null } or { Attachments.Count: > 0 };
            await voice.SayAsync(turn, holdsSomethingElse ? OnlyText : NothingAsked, cancellationToken);
            return;
        }

        talk.Heard(turn.Activity, text);
        if (await handoff.TryRespondAsync(turn, text, cancellationToken))
        {
            return;
        }

        var answer = await handoff.OfferAsync(turn, text, await growing.AskAsync(turn, text, cancellationToken), cancellationToken);
        var sent = await voice.SendAsync(turn, renderers.For(turn.Activity).Render(answer, turn.Activity), cancellationToken);
        await notes.RememberAsync(turn, text, answer, sent.Id, cancellationToken);
        await handoff.RemindAsync(turn, cancellationToken);
        await skill.EndAfterAsync(turn, answer, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "One sender wrote more than {Most} messages within a minute; the bot is silent there until it is calmer. QaBot:Messaging:MaxMessagesPerMinute sets the limit.")]
    private partial void LogPause(int most);
}

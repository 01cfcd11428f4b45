using System.Text.Json;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>Serves parent bots, which call this one as a skill: answers what they ask, and gives the conversation back.</summary>
internal sealed class SkillResponder(Lazy<QaEngine> engine, HandoffRules rules, SourceLinks links, IOptions<SkillOptions> options)
{
    /// <summary>Answers <c>AskDocs</c>: an event by <c>endOfConversation</c> with the answer as its value, an invoke in the response.</summary>
    public async Task AskAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var isInvoke = turn.Activity.Type == ActivityTypes.Invoke;
        if (SkillQuestion.Read(turn.Activity) is not { } question)
        {
            await RefuseAsync(turn, isInvoke, cancellationToken);
            return;
        }

        var answer = rules.Find(question.Text) is { } rule
            ? new Answer { Status = AnswerStatus.Escalated, Text = rule.Say, TraceId = turn.TraceId }
            : await engine.Value.AskAsync(
                question.Text, ActivityIdentity.ConversationOf(turn.Activity), ActivityIdentity.CallerOf(turn.Activity), cancellationToken);
        var result = SkillAnswer.Write(answer, links);
        if (isInvoke)
        {
            turn.InvokeResponse = new InvokeResponse(StatusCodes.Status200OK, result);
            return;
        }

        var end = End(EndOfConversationCodes.CompletedSuccessfully, answer.Text) with { Value = result, Locale = question.Locale };
        await turn.SendAsync(end, cancellationToken);
    }

    /// <summary>Gives the conversation back to the parent bot after <paramref name="answer"/>, unless the bot has asked something itself.</summary>
    public async Task EndAfterAsync(TurnContext turn, Answer answer, CancellationToken cancellationToken)
    {
        if (!turn.Activity.IsToSkill() || !options.Value.EndConversationAfterAnswer || answer.Status == AnswerStatus.NeedsClarification)
        {
            return;
        }

        var end = End(EndOfConversationCodes.CompletedSuccessfully, text: null) with { Value = SkillAnswer.Write(answer, links) };
        await turn.SendAsync(end, cancellationToken);
    }

    /// <summary>Gives the conversation back after a fault. For an invoke the response says it.</summary>
    public static async Task EndAfterAsync(TurnContext turn, Exception fault, string text, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type != ActivityTypes.Invoke)
        {
            var code = fault is TimeoutException ? EndOfConversationCodes.BotTimedOut : EndOfConversationCodes.Unknown;
            await turn.SendAsync(End(code, text), cancellationToken);
        }
    }

    private static async Task RefuseAsync(TurnContext turn, bool isInvoke, CancellationToken cancellationToken)
    {
        if (isInvoke)
        {
            var error = JsonSerializer.SerializeToElement(new { error = new { code = "BadArgument", message = SkillQuestion.Fault } });
            turn.InvokeResponse = new InvokeResponse(StatusCodes.Status400BadRequest, error);
            return;
        }

        await turn.SendAsync(End(EndOfConversationCodes.BotIssuedInvalidMessage, SkillQuestion.Fault), cancellationToken);
    }

    private static Activity End(string code, string? text) =>
        new() { Type = ActivityTypes.EndOfConversation, Code = code, Text = text };
}

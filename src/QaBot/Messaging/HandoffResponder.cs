using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>Hands conversations to people and takes them back: by a hub's events where one listens, else by a ticket.</summary>
internal sealed class HandoffResponder(
    ConversationMarks marks, BotVoice voice, RecentTalk talk, TriedSources sources, HubHandoff hub, HandoffRules rules, HandoffForms forms,
    TicketOpener opener, TicketResponder tickets, IOptions<HandoffOptions> options)
{
    private const string Asked = "A person can answer you in this chat.";
    private const string Unanswered = "My documents did not help. A person can answer you in this chat.";
    private const string AskedReason = "The user asked for a person.";
    private const string RuleReason = "By a rule a person has to answer.";

    /// <summary>Whether a person has taken over. Then the bot says nothing, not even that it is typing.</summary>
    public async ValueTask<bool> IsHandedOffAsync(Activity activity, CancellationToken cancellationToken) =>
        await marks.IsHandedOffAsync(ActivityIdentity.ConversationOf(activity), cancellationToken)
        || await tickets.FindAsync(activity, cancellationToken) is { State: TicketState.Taken };

    /// <summary>Takes a message of a conversation that was handed over to the person. False when it was given back meanwhile.</summary>
    public async Task<bool> PassOnAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        // A hub sees by itself what is written.
        if (await marks.IsHandedOffAsync(ActivityIdentity.ConversationOf(turn.Activity), cancellationToken))
        {
            return true;
        }

        return await tickets.FindAsync(turn.Activity, cancellationToken) is { State: TicketState.Taken } ticket
            && await tickets.PassOnAsync(turn, ticket, text, cancellationToken);
    }

    /// <summary>Answers a message that is about reaching a person, or that a person has to answer. False when it is neither.</summary>
    public async Task<bool> TryRespondAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        var ticket = await tickets.FindAsync(turn.Activity, cancellationToken);
        if (await tickets.TryRespondAsync(turn, ticket, text, cancellationToken)
            || await forms.TryRespondAsync(turn, text, cancellationToken))
        {
            return true;
        }

        if (HumanRequest.Is(text))
        {
            return await AskAsync(turn, ticket, cancellationToken);
        }

        return rules.Find(text) is { } rule && await ObeyAsync(turn, ticket, rule, text, cancellationToken);
    }

    /// <summary>Notes what became of a question, and adds the offer of a person to an answer that does not help, after several such.</summary>
    public async Task<Answer> OfferAsync(TurnContext turn, string question, Answer answer, CancellationToken cancellationToken)
    {
        var unanswered = talk.Tried(turn.Activity, answer.Status, question, sources.Of(answer));
        var isOffered = answer.Status == AnswerStatus.NotFound
            && IsEnough(unanswered)
            && (hub.Listens(turn.Activity) || (opener.IsOpen && await tickets.FindAsync(turn.Activity, cancellationToken) is null));
        return isOffered ? answer with { Suggestions = [HumanRequest.Offer, .. answer.Suggestions] } : answer;
    }

    /// <summary>Says once, after an answer, that the conversation's ticket waits.</summary>
    public async Task RemindAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(turn.Activity, cancellationToken) is { State: TicketState.Open } ticket)
        {
            await tickets.RemindAsync(turn, ticket, cancellationToken);
        }
    }

    /// <summary>
    /// Finishes a turn that a restart has interrupted, where it was about a person: what was written to that person is there once, and what a
    /// form has opened is told. False when it was about something else.
    /// </summary>
    public async Task<bool> ResumeAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var text = RecipientMention.Strip(turn.Activity);
        var isSubmission = CardSubmission.Read(turn.Activity) is { Action: HandoffForm.SubmitAction };
        if (!isSubmission && await IsHandedOffAsync(turn.Activity, cancellationToken))
        {
            return await PassOnAsync(turn, text, cancellationToken);
        }

        if ((isSubmission || TicketWords.SayYes(text, out _)) && await tickets.FindAsync(turn.Activity, cancellationToken) is { } ticket)
        {
            await voice.SayAsync(turn, TicketTexts.Already(ticket), cancellationToken);
            return true;
        }

        return false;
    }

    /// <summary>Does as a hub reports.</summary>
    public Task OnStatusAsync(TurnContext turn, HandoffState state, CancellationToken cancellationToken) =>
        hub.OnStatusAsync(turn, state, cancellationToken);

    /// <summary>The conversation has ended: nobody waits for a person there.</summary>
    public Task EndAsync(ConversationKey conversation, CancellationToken cancellationToken) => tickets.EndAsync(conversation, cancellationToken);

    private async Task<bool> AskAsync(TurnContext turn, Ticket? ticket, CancellationToken cancellationToken)
    {
        if (hub.Listens(turn.Activity))
        {
            await hub.InitiateAsync(turn, AskedReason, cancellationToken);
            return true;
        }

        if (ticket is not null)
        {
            await voice.SayAsync(turn, TicketTexts.Already(ticket), cancellationToken);
            return true;
        }

        if (!opener.IsOpen)
        {
            return false;
        }

        var (last, unanswered) = talk.LastTried(turn.Activity);
        var reason = IsEnough(unanswered) ? TicketReason.Unanswered : TicketReason.Asked;
        await forms.ShowAsync(turn, reason, reason == TicketReason.Asked ? Asked : Unanswered, last?.Question ?? "", cancellationToken);
        return true;
    }

    private async Task<bool> ObeyAsync(TurnContext turn, Ticket? ticket, HandoffRule rule, string text, CancellationToken cancellationToken)
    {
        if (hub.Listens(turn.Activity))
        {
            await voice.SayAsync(turn, rule.Say, cancellationToken);
            await hub.InitiateAsync(turn, RuleReason, cancellationToken);
        }
        else if (ticket is not null)
        {
            await tickets.AddAsync(turn, ticket, text, cancellationToken);
        }
        else if (opener.IsOpen)
        {
            await forms.ShowAsync(turn, TicketReason.Rule, rule.Say, text, cancellationToken);
        }
        else
        {
            await voice.SayAsync(turn, $"{rule.Say} {HubHandoff.NotHere}", cancellationToken);
        }

        return true;
    }

    private bool IsEnough(int unanswered) => options.Value.OfferAfter > 0 && unanswered >= options.Value.OfferAfter;
}

using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Messaging;

/// <summary>
/// Shows the form by which a person is asked. Where the channel draws no cards, the form is a question, and what is written next its answer:
/// yes, with an e-mail address or without, or no; or the question itself, where it is not known yet. Yes and no do below a card, too.
/// </summary>
internal sealed class HandoffForms(ChannelRenderers renderers, CardSeal seal, BotVoice voice, PersonRequests requests, TicketOpener opener)
{
    /// <summary>What is said when nobody is asked after all.</summary>
    public const string PutAway = "All right, I have asked nobody. You can go on asking me.";

    private const string HowTo = "Check the question, add what the person should know, and send it.";
    private const string WriteIt = "What shall I ask a person? Write the question in one message, or \"no\".";
    private const string Forgotten = "I was restarted and no longer have your question. Write it in one message, and I will ask a person; or write \"no\".";
    private const int Shown = 300;

    /// <summary>Shows the form.</summary>
    /// <param name="turn">The turn that it answers.</param>
    /// <param name="reason">Why it is shown.</param>
    /// <param name="intro">The same in a sentence for the person.</param>
    /// <param name="question">What the person behind the ticket is asked; empty when that is not known yet.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ShowAsync(TurnContext turn, TicketReason reason, string intro, string question, CancellationToken cancellationToken)
    {
        var asked = question.Length <= TicketFields.MaxQuestion ? question : Cut(question, TicketFields.MaxQuestion);
        var reference = new HandoffReference(TicketId.Create(), reason);
        var sealedState = seal.Seal(HandoffForm.SubmitAction, turn.Activity, turn.Activity.From?.Id, reference.Write());
        var form = new HandoffForm($"{intro} {HowTo}", asked, sealedState, $"{intro} {InWords(asked)}");
        var messages = renderers.For(turn.Activity).Render(form, turn.Activity);

        // Before it is shown: the yes may be quicker than the channel's acknowledgement. A yes does below a card, too: some clients show its
        // fallback text. What is written below an empty card is not taken for the question.
        if (asked.Length > 0 || messages.All(message => message.Attachments is not { Count: > 0 }))
        {
            await requests.AddAsync(turn.Activity, new PersonRequest(reference, asked), cancellationToken);
        }

        await voice.SendAsync(turn, messages, cancellationToken);
    }

    /// <summary>Takes a message for the answer to a form that was shown as text. False when it is none.</summary>
    public async Task<bool> TryRespondAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        var saysYes = TicketWords.SayYes(text, out var contact);
        var saysNo = TicketWords.SayNo(text);
        if (requests.Find(turn.Activity) is { } waiting)
        {
            return await AnswerAsync(turn, waiting, saysYes, saysNo, text, contact, cancellationToken);
        }

        if ((!saysYes && !saysNo) || !await requests.IsWaitingAsync(turn.Activity, cancellationToken))
        {
            return false;
        }

        var forgotten = new PersonRequest(new HandoffReference(TicketId.Create(), TicketReason.Asked), "");
        return await AnswerAsync(turn, forgotten, saysYes, saysNo, text, contact, cancellationToken);
    }

    private async Task<bool> AnswerAsync(
        TurnContext turn, PersonRequest waiting, bool saysYes, bool saysNo, string text, string contact, CancellationToken cancellationToken)
    {
        if (saysNo)
        {
            await requests.RemoveAsync(turn.Activity, cancellationToken);
            await voice.SayAsync(turn, PutAway, cancellationToken);
            return true;
        }

        if (waiting.Question.Length == 0)
        {
            return await TakeQuestionAsync(turn, waiting, saysYes, text, cancellationToken);
        }

        if (!saysYes)
        {
            await requests.RemoveAsync(turn.Activity, cancellationToken);
            return false;
        }

        await OpenAsync(turn, waiting, contact, cancellationToken);
        return true;
    }

    private async Task<bool> TakeQuestionAsync(
        TurnContext turn, PersonRequest waiting, bool saysYes, string text, CancellationToken cancellationToken)
    {
        if (!saysYes && !HumanRequest.Is(text))
        {
            await OpenAsync(turn, waiting with { Question = text }, contact: "", cancellationToken);
            return true;
        }

        // A ticket that was opened by the same yes before a restart.
        if (await opener.FindEarlierAsync(turn.Activity, waiting.Reference, cancellationToken) is { } earlier)
        {
            await requests.RemoveAsync(turn.Activity, cancellationToken);
            await voice.SayAsync(turn, earlier.Text, cancellationToken);
            return true;
        }

        var isKnown = requests.Find(turn.Activity) is not null;
        await requests.AddAsync(turn.Activity, waiting, cancellationToken);
        await voice.SayAsync(turn, isKnown ? WriteIt : Forgotten, cancellationToken);
        return true;
    }

    private async Task OpenAsync(TurnContext turn, PersonRequest waiting, string contact, CancellationToken cancellationToken)
    {
        var (fields, fault) = TicketFields.Read(new Dictionary<string, string>
        {
            [HandoffForm.QuestionField] = waiting.Question,
            [HandoffForm.ContactField] = contact,
        });
        if (fields is null)
        {
            await voice.SayAsync(turn, fault, cancellationToken);
            return;
        }

        var reply = await opener.OpenAsync(turn.Activity, waiting.Reference, fields, cancellationToken);
        await requests.RemoveAsync(turn.Activity, cancellationToken);
        await voice.SayAsync(turn, reply.Text, cancellationToken);
    }

    private static string InWords(string question) => question.Length == 0
        ? WriteIt
        : $"Shall I ask a person this? “{(question.Length <= Shown ? question : Cut(question, Shown))}” Write \"yes\", or \"yes\" and your e-mail address, or \"no\".";

    private static string Cut(string text, int length) =>
        $"{text[..(char.IsHighSurrogate(text[length - 4]) ? length - 4 : length - 3)]}...";
}

using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>Opens a ticket from a form that was sent.</summary>
internal sealed class HandoffFormSubmission(TicketOpener opener) : CardAction
{
    private const string NotOurs = "This form was made by another version of me. Write \"ask a person\", and I show you a new one.";

    public override string Action => HandoffForm.SubmitAction;

    public override async Task<CardReply?> ActAsync(
        TurnContext turn, CardSubmission submission, CardState state, CancellationToken cancellationToken)
    {
        if (HandoffReference.Read(state.Reference) is not { } reference)
        {
            return new CardReply(NotOurs, StatusCodes.Status400BadRequest);
        }

        // Sent twice, it is answered as the first time, whatever it holds now.
        if (await opener.FindEarlierAsync(turn.Activity, reference, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var (fields, fault) = TicketFields.Read(submission.Fields);
        if (fields is null)
        {
            return new CardReply(fault, StatusCodes.Status400BadRequest);
        }

        return opener.IsOpen
            ? await opener.OpenAsync(turn.Activity, reference, fields, cancellationToken)
            : new CardReply(HubHandoff.NotHere, StatusCodes.Status503ServiceUnavailable);
    }
}

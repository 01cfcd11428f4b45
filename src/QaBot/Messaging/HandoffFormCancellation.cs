using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>Puts away a form by which a person is asked. The form can still be sent later.</summary>
internal sealed class HandoffFormCancellation : CardAction
{
    public override string Action => HandoffForm.CancelAction;

    /// <summary>One seal serves both buttons of the form.</summary>
    public override string SealedFor => HandoffForm.SubmitAction;

    public override Task<CardReply?> ActAsync(
        TurnContext turn, CardSubmission submission, CardState state, CancellationToken cancellationToken) =>
        Task.FromResult<CardReply?>(new CardReply(HandoffForms.PutAway));
}

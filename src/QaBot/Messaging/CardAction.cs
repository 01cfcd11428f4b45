using QaBot.BotFramework.Turns;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>Does what one button of the bot's cards stands for. Register one for each action. Thread-safe.</summary>
internal abstract class CardAction
{
    /// <summary>The action it serves, such as <see cref="HandoffForm.SubmitAction"/>.</summary>
    public abstract string Action { get; }

    /// <summary>The action that the card's seal was made for; another than <see cref="Action"/> where several buttons share one seal.</summary>
    public virtual string SealedFor => Action;

    /// <summary>Acts on a submission whose seal was found in order, and says what is answered; null for nothing.</summary>
    /// <param name="turn">The turn of the submission.</param>
    /// <param name="submission">What was submitted; the person may have typed anything.</param>
    /// <param name="state">What the card was drawn for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task<CardReply?> ActAsync(TurnContext turn, CardSubmission submission, CardState state, CancellationToken cancellationToken);
}

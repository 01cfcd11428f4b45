using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

/// <summary>An action that keeps what it was given and says what a test tells it to.</summary>
internal sealed class RecordingCardAction(string action, Func<CardSubmission, CardReply?> reply) : CardAction
{
    public override string Action => action;

    public List<(CardSubmission Submission, CardState State)> Taken { get; } = [];

    public override Task<CardReply?> ActAsync(TurnContext turn, CardSubmission submission, CardState state, CancellationToken cancellationToken)
    {
        Taken.Add((submission, state));
        return Task.FromResult(reply(submission));
    }
}

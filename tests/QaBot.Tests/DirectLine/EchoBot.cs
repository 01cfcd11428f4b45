using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.Tests.DirectLine;

/// <summary>Says hello to whom it meets and "you said: ..." to a message; remembers what it was handed.</summary>
internal sealed class EchoBot : Bot
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _seen = [];

    public IReadOnlyList<Activity> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public override async Task OnTurnAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _seen.Add(turn.Activity);
        }

        if (turn.Activity.Type == ActivityTypes.ConversationUpdate)
        {
            await turn.SendAsync(new Activity { Type = ActivityTypes.Message, Text = "hello" }, cancellationToken);
        }

        if (turn.Activity is { Type: ActivityTypes.Message, Text: "bye" })
        {
            await turn.SendAsync(new Activity { Type = ActivityTypes.EndOfConversation, Code = "completedSuccessfully" }, cancellationToken);
            return;
        }

        if (turn.Activity.Type == ActivityTypes.Message)
        {
            await turn.SendAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
            await turn.SendAsync(new Activity { Type = ActivityTypes.Message, Text = $"you said: {turn.Activity.Text}" }, cancellationToken);
        }
    }
}

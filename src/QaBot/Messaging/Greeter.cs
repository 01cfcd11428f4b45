using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Channels;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>Greets, once in each conversation: a person with what the bot knows and questions to begin with, a group with two sentences.</summary>
internal sealed class Greeter(ConversationMarks marks, BotVoice voice, ChannelRenderers renderers, Lazy<QaEngine> engine)
{
    /// <summary>Whether the activity says that the bot and somebody have met. In a group the bot greets when it comes, not everyone who does.</summary>
    public static bool IsMeeting(Activity activity) => activity switch
    {
        { Type: ActivityTypes.InstallationUpdate, Action: "add" or "add-upgrade" } => true,
        { Type: ActivityTypes.ConversationUpdate, MembersAdded.Count: > 0 } => !TeamsScope.IsShared(activity) || TeamsScope.HoldsTheBot(activity.MembersAdded, activity),
        _ => false,
    };

    public async Task GreetAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        // A parent bot speaks for us; nobody there has asked to be greeted.
        if (turn.Activity.IsToSkill() || !await marks.WelcomeAsync(ActivityIdentity.ConversationOf(turn.Activity), cancellationToken))
        {
            return;
        }

        var welcome = TeamsScope.IsShared(turn.Activity)
            ? ShortWelcome(turn.Activity.Recipient?.Name)
            : await engine.Value.WelcomeAsync(ActivityIdentity.CallerOf(turn.Activity), cancellationToken);
        await voice.SendAsync(turn, renderers.For(turn.Activity).Render(welcome, turn.Activity), cancellationToken);
    }

    private static Welcome ShortWelcome(string? name) => new(
        $"Hello! I answer questions from documents, word for word and with the source. Mention me{(string.IsNullOrEmpty(name) ? "" : $" ({name})")} and ask.", []);
}

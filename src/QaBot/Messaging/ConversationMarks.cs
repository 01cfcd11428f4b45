using QaBot.BotFramework.Turns;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>What the bot has to know of a conversation beyond the next restart. Thread-safe.</summary>
internal sealed class ConversationMarks(ConversationFlags flags)
{
    private const string Welcomed = "welcomed";
    private const string HandedOff = "handed-off";

    /// <summary>
    /// Whether the conversation was not yet welcomed. From now on it counts as welcomed: Teams announces one installation by two
    /// activities, in either order, and again on each visit.
    /// </summary>
    public ValueTask<bool> WelcomeAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        flags.RaiseAsync(conversation.Channel, conversation.Id, Welcomed, cancellationToken);

    /// <summary>Whether a person has taken the conversation over. Then the bot is silent.</summary>
    public ValueTask<bool> IsHandedOffAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        flags.IsUpAsync(conversation.Channel, conversation.Id, HandedOff, cancellationToken);

    /// <summary>Notes that a person has taken the conversation over.</summary>
    public async ValueTask HandOffAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        await flags.RaiseAsync(conversation.Channel, conversation.Id, HandedOff, cancellationToken);

    /// <summary>Notes that the bot answers again.</summary>
    public async ValueTask TakeBackAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        await flags.LowerAsync(conversation.Channel, conversation.Id, HandedOff, cancellationToken);

    /// <summary>Forgets the conversation: it has ended.</summary>
    public async ValueTask ForgetAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        await flags.LowerAsync(conversation.Channel, conversation.Id, Welcomed, cancellationToken);
        await flags.LowerAsync(conversation.Channel, conversation.Id, HandedOff, cancellationToken);
    }
}

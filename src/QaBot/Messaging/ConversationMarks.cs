using QaBot.BotFramework.Turns;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>What the bot has to know of a conversation beyond the next restart. Thread-safe.</summary>
internal sealed class ConversationMarks(ConversationFlags flags)
{
    private const string Welcomed = "welcomed";
    private const string HandedOff = "handed-off";
    private const string Offered = "person-offered ";
    private const string Told = "told-that-waits ";

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

    /// <summary>Notes that <paramref name="person"/> was asked whether a person shall be asked.</summary>
    public async ValueTask OfferAsync(ConversationKey conversation, string person, CancellationToken cancellationToken) =>
        await flags.RaiseAsync(conversation.Channel, conversation.Id, Offered + person, cancellationToken);

    /// <summary>Whether <paramref name="person"/> was asked so, and has not answered.</summary>
    public ValueTask<bool> IsOfferedAsync(ConversationKey conversation, string person, CancellationToken cancellationToken) =>
        flags.IsUpAsync(conversation.Channel, conversation.Id, Offered + person, cancellationToken);

    /// <summary>Notes that <paramref name="person"/> has answered, or talks of something else.</summary>
    public async ValueTask WithdrawOfferAsync(ConversationKey conversation, string person, CancellationToken cancellationToken) =>
        await flags.LowerAsync(conversation.Channel, conversation.Id, Offered + person, cancellationToken);

    /// <summary>Whether it was not yet said that a ticket waits. From now on it counts as said.</summary>
    public ValueTask<bool> TellThatItWaitsAsync(ConversationKey conversation, string ticketId, CancellationToken cancellationToken) =>
        flags.RaiseAsync(conversation.Channel, conversation.Id, Told + ticketId, cancellationToken);

    /// <summary>Forgets the conversation: it has ended.</summary>
    public async ValueTask ForgetAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        await flags.LowerAsync(conversation.Channel, conversation.Id, Welcomed, cancellationToken);
        await flags.LowerAsync(conversation.Channel, conversation.Id, HandedOff, cancellationToken);
    }
}

using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;

namespace QaBot.Tests.Tickets.Replies;

/// <summary>A book that holds every conversation of the Emulator until it is told otherwise.</summary>
internal sealed class KnownPlace : ConversationBook
{
    /// <summary>Whether the conversations are gone.</summary>
    public bool IsGone { get; set; }

    public override ValueTask RememberAsync(KnownConversation conversation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask<KnownConversation?> FindAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(IsGone ? null : new KnownConversation
        {
            Route = ScriptedRoute.RouteName,
            LastHeardAt = DeskParts.Now,
            Reference = new ConversationReference
            {
                ChannelId = channelId,
                Conversation = new ConversationAccount { Id = conversationId },
                User = new ChannelAccount { Id = "user" },
                Bot = new ChannelAccount { Id = "bot" },
            },
        });

    public override ValueTask<IReadOnlyList<KnownConversation>> ListAsync(KnownConversation? after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override ValueTask ForgetAsync(string channelId, string conversationId, CancellationToken cancellationToken) => throw new NotSupportedException();
}

using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Turns;

/// <summary>How a channel wants to be streamed to.</summary>
internal sealed record StreamRules
{
    /// <summary>The longest line of progress that Teams takes, in characters.</summary>
    public const int MaxProgress = 1000;

    /// <summary>How long a channel is left alone after it refused for being busy.</summary>
    public static readonly TimeSpan BusyInterval = TimeSpan.FromSeconds(2);

    // Teams takes one request a second and two minutes from the first to the last; its documentation asks for 1.5 to 2 s between chunks.
    private static readonly StreamRules Teams = new()
    {
        ChunkInterval = TimeSpan.FromSeconds(1.5),
        FinalInterval = TimeSpan.FromSeconds(1),
        Limit = TimeSpan.FromSeconds(105),
        MustGrow = true,
        DrawsProgress = true,
        TakesReplies = false,
    };

    private static readonly StreamRules WebChat = new() { ChunkInterval = TimeSpan.FromSeconds(0.5) };

    /// <summary>The least time between the end of one request and the next chunk.</summary>
    public required TimeSpan ChunkInterval { get; init; }

    /// <summary>The least time between the end of one request and the final message.</summary>
    public TimeSpan FinalInterval { get; init; }

    /// <summary>How long after its first request a stream is ended; null for no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Whether a text that does not begin with what was shown before is refused.</summary>
    public bool MustGrow { get; init; }

    /// <summary>Whether a line of progress is drawn as such. Web Chat 4.18 hides it, so there it goes as text, which the next text replaces.</summary>
    public bool DrawsProgress { get; init; }

    /// <summary>Whether a stream may be a reply. Teams takes it into the conversation only, and answers 405 where replies are sent.</summary>
    public bool TakesReplies { get; init; } = true;

    /// <summary>The rules of the channel that <paramref name="incoming"/> came from; null where it takes no streams.</summary>
    public static StreamRules? For(Activity incoming)
    {
        // A parent bot hands on what it gets as messages of its own.
        if (incoming.IsToSkill() || incoming.ExpectsReplies() || incoming.Conversation?.IsGroup == true)
        {
            return null;
        }

        if (incoming.IsFromChannel(ChannelIds.Teams))
        {
            // Teams refuses streams in group chats and channels.
            return incoming.IsPersonal() ? Teams : null;
        }

        // The Emulator draws every chunk as a message of its own; other channels have nothing of the kind.
        return incoming.IsFromChannel(ChannelIds.WebChat) || incoming.IsFromChannel(ChannelIds.DirectLine) ? WebChat : null;
    }
}

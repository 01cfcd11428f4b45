namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>How much of conversations is kept, and how long.</summary>
public sealed class ConversationStoreOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "QaBot:Conversations";

    /// <summary>
    /// How long it is remembered of a conversation that its person was welcomed, or that somebody took it over, in days since it was
    /// last noted, 1 to 3,650. Default 180.
    /// </summary>
    public int FlagDays { get; set; } = 180;

    /// <summary>How many such facts are remembered, 1,000 to 10,000,000; beyond it the oldest are forgotten. Default 1,000,000.</summary>
    public int MaxFlags { get; set; } = 1_000_000;

    /// <summary>
    /// How much room the files of all conversations may take, in MiB, 1 to 100,000; beyond it those that would expire first are
    /// deleted. Default 1,024. Ignored where files are not taken.
    /// </summary>
    public int MaxAttachmentMegabytes { get; set; } = 1_024;

    /// <summary>How long a closed ticket is kept, in days since it was closed, 1 to 3,650. Default 90. One that is not closed is kept.</summary>
    public int TicketDays { get; set; } = 90;

    /// <summary>
    /// How many tickets are kept, 100 to 1,000,000; beyond it those that were closed first are forgotten, once nobody waits for news of them
    /// any longer. Default 10,000.
    /// </summary>
    public int MaxTickets { get; set; } = 10_000;

    /// <summary>
    /// How long the bot can speak into a conversation on its own accord, in days since it last heard from it, 1 to 3,650. Default 365. Ignored
    /// for chats of Direct Line, which are deleted sooner.
    /// </summary>
    public int KnownDays { get; set; } = 365;

    /// <summary>Into how many conversations it can, 100 to 10,000,000; beyond it those not heard from for longest are forgotten. Default 100,000.</summary>
    public int MaxKnown { get; set; } = 100_000;
}

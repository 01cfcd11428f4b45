namespace QaBot.Messaging;

/// <summary>How a conversation is handed to a person.</summary>
public sealed class HandoffOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Handoff";

    /// <summary>
    /// Whether the bot sends the event <c>handoff.initiate</c>, with the last messages of the conversation, when somebody asks for a
    /// person. Default false. Set it where a hub listens for the event; ignored on channels that do not take it, where a ticket is opened
    /// instead.
    /// </summary>
    public bool Events { get; set; }

    /// <summary>
    /// Whether a ticket is opened, by a form, when somebody asks for a person. Default true. Ignored where no desk is set up that would be
    /// told of it.
    /// </summary>
    public bool Tickets { get; set; } = true;

    /// <summary>
    /// After how many questions in a row that the documents don't answer a person is offered, 0 to 20; 0 for never. Default 2. Ignored where
    /// nobody can be asked.
    /// </summary>
    public int OfferAfter { get; set; } = 2;

    /// <summary>
    /// How many tickets may be open or taken at once, 1 to 100,000. Default 1,000. Beyond it the bot says that too many people wait, and opens
    /// none.
    /// </summary>
    public int MaxOpenTickets { get; set; } = 1_000;

    /// <summary>Questions that a person has to answer. Default none. The first rule that fits counts.</summary>
    public IList<HandoffRule> Rules { get; } = [];
}

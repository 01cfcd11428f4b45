using QaBot.Core.Conversation;
using QaBot.Core.Handoff;

namespace QaBot.TestKit.Handoff;

/// <summary>Tickets and replies for tests; change them with <c>with</c>.</summary>
public static class TicketSample
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);

    public static ConversationKey Conversation { get; } = new("msteams", "a:1|x;y");

    /// <summary>A ticket with all that a ticket can hold when it is opened.</summary>
    public static Ticket Ticket(string id = "T-0000000A", string conversation = "a:1|x;y") => new()
    {
        Id = id,
        Conversation = Conversation with { Id = conversation },
        Asker = new Caller("29:user", "Ann Ü"),
        Question = "How do I \"pay\" in shells? 😀\n",
        Note = "It is urgent.",
        Contact = "ann@example.com",
        Reason = TicketReason.Unanswered,
        Transcript =
        [
            new TicketLine(TicketSpeaker.Asker, "Ann Ü", "How do I pay in shells?", Now.AddSeconds(-2)) { Id = "m1" },
            new TicketLine(TicketSpeaker.Bot, null, "The documents don't say.", Now.AddSeconds(-1)),
        ],
        Sources = [new TicketSource("Paying \"here\"", "money/paying.md", "Shells were money once.", "http://localhost/sources/x#quote")],
        Locale = "en-GB",
        OpenedAt = Now,
    };

    public static TicketReply Reply(string id, string text = "You cannot.", string ticket = "T-0000000A") => new()
    {
        Id = id,
        TicketId = ticket,
        Text = text,
        By = "Kim",
        At = Now.AddMinutes(5),
    };

    public static TicketLine Line(string text, string? id = null) => new(TicketSpeaker.Asker, "Ann Ü", text, Now.AddMinutes(1)) { Id = id };
}

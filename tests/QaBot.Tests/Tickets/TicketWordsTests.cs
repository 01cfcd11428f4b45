using QaBot.Core.Conversation;
using QaBot.Core.Handoff;
using QaBot.TestKit.Handoff;
using QaBot.Tickets;

namespace QaBot.Tests.Tickets;

public sealed class TicketWordsTests
{
    [Theory]
    [InlineData(TicketSpeaker.Asker, "Ann", "Ann")]
    [InlineData(TicketSpeaker.Asker, "", "somebody")]
    [InlineData(TicketSpeaker.Asker, null, "somebody")]
    [InlineData(TicketSpeaker.Bot, "QaBot", "The bot")]
    public void SpeakerOf_WithAndWithoutName_IsNeverEmpty(TicketSpeaker speaker, string? name, string expected)
    {
        var ticket = TicketSample.Ticket() with { Asker = new Caller("u", "") };

        TicketWords.SpeakerOf(new TicketLine(speaker, name, "Hello", default), ticket).ShouldBe(expected);
    }
}

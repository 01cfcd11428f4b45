using QaBot.Tickets.Folder;

namespace QaBot.Tests.Tickets.Folder;

public sealed class ReplyFileTests
{
    [Theory]
    [InlineData("Yes.", "Yes.", null, false, false, false)]
    [InlineData("close\nYes.", "Yes.", null, false, true, false)]
    [InlineData("\uFEFFTake, keep; close by: Ann Lee\r\n\r\nYes.\r\nNo.\r\n", "Yes.\nNo.", "Ann Lee", true, true, true)]
    [InlineData("by: Kim\nYes.", "Yes.", "Kim", false, false, false)]
    [InlineData("close", "", null, false, true, false)]
    [InlineData("close the door\nand wait", "close the door\nand wait", null, false, false, false)]
    [InlineData("By the way, yes.", "By the way, yes.", null, false, false, false)]
    [InlineData("closed\nYes.", "closed\nYes.", null, false, false, false)]
    [InlineData("  \n\n", "", null, false, false, false)]
    public void Parse_Text_TellsWishesFromWords(string content, string text, string? by, bool takes, bool closes, bool keeps) =>
        ReplyFile.Parse(content).ShouldBe(new ReplyFile(text, by, takes, closes, keeps));

    [Theory]
    [InlineData("T-0000000A.reply.md", "T-0000000A")]
    [InlineData("t-0000000a.Reply.TXT", "T-0000000A")]
    [InlineData("T-0000000A.md", null)]
    [InlineData("T-0000000A.reply.md.sent", null)]
    [InlineData("T-0000000U.reply.md", null)]
    [InlineData("x T-0000000A.reply.md", null)]
    public void TicketOf_Name_IsRead(string name, string? ticket) => ReplyFile.TicketOf(name).ShouldBe(ticket);
}

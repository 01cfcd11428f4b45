using QaBot.Channels;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class TicketFieldsTests
{
    [Fact]
    public void Read_AllFields_AreTrimmed()
    {
        var (fields, fault) = TicketFields.Read(Fields("  How? ", " soon ", " ann@example.com "));

        fields.ShouldBe(new TicketFields("How?", "soon", "ann@example.com"));
        fault.ShouldBeEmpty();
    }

    [Fact]
    public void Read_QuestionAlone_IsEnough()
    {
        TicketFields.Read(Fields("How?", "", "")).Fields.ShouldBe(new TicketFields("How?"));
        TicketFields.Read(new Dictionary<string, string> { [HandoffForm.QuestionField] = "How?" }).Fields.ShouldBe(new TicketFields("How?"));
    }

    [Fact]
    public void Read_SeveralFaults_SaysThemAll()
    {
        var (fields, fault) = TicketFields.Read(Fields(" \n", new string('x', 4_001), "ann"));

        fields.ShouldBeNull();
        fault.ShouldBe(
            "The question is empty. Write what the person shall answer. The note has 4,001 characters; up to 4,000 can be sent. Shorten it. "
            + "The e-mail address does not look like one, such as ann@example.com. Correct it, or leave the field empty. Nobody was asked yet.");
    }

    [Fact]
    public void Read_LongQuestion_SaysHowLong() =>
        TicketFields.Read(Fields(new string('x', 2_001), "", "")).Fault.ShouldContain("The question has 2,001 characters; up to 2,000 can be sent.");

    [Theory]
    [InlineData("ann@example.com", true)]
    [InlineData("ann.o'neill+bot@mail.example.co.uk", true)]
    [InlineData("ann", false)]
    [InlineData("ann@", false)]
    [InlineData("ann@localhost", false)]
    [InlineData("Ann <ann@example.com>", false)]
    [InlineData("ann@example.com, bob@example.com", false)]
    [InlineData("ann@example.com\r\nBcc: all@example.com", false)]
    public void ContactFaultOf_Address_IsJudged(string contact, bool isGood) => (TicketFields.ContactFaultOf(contact) is null).ShouldBe(isGood);

    [Fact]
    public void ContactFaultOf_TooLongForMail_IsAFault() =>
        TicketFields.ContactFaultOf($"{new string('a', 245)}@example.com").ShouldNotBeNull();

    private static Dictionary<string, string> Fields(string question, string note, string contact) => new()
    {
        [HandoffForm.QuestionField] = question,
        [HandoffForm.NoteField] = note,
        [HandoffForm.ContactField] = contact,
    };
}

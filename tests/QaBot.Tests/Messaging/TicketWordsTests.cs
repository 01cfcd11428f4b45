using System.Diagnostics;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class TicketWordsTests
{
    [Theory]
    [InlineData("status")]
    [InlineData("What's the status?")]
    [InlineData("ticket status")]
    [InlineData("Status of my ticket")]
    [InlineData("what is the status of ticket T-0A1B2C3D?")]
    [InlineData("What about my ticket?")]
    [InlineData("Has anybody replied yet?")]
    public void AskHowItStands_AskedInSoManyWords_IsTrue(string text) => TicketWords.AskHowItStands(text).ShouldBeTrue();

    [Theory]
    [InlineData("What is the status of my visa application?")]
    [InlineData("How do I see the status of a ticket in Jira?")]
    [InlineData("ticket")]
    [InlineData("")]
    public void AskHowItStands_SomethingElse_IsFalse(string text) => TicketWords.AskHowItStands(text).ShouldBeFalse();

    [Theory]
    [InlineData("close my ticket")]
    [InlineData("Cancel the ticket.")]
    [InlineData("please close ticket T-0A1B2C3D")]
    [InlineData("Can you please withdraw my ticket")]
    [InlineData("You can close the ticket, please!")]
    public void AskToClose_AskedInSoManyWords_IsTrue(string text) => TicketWords.AskToClose(text).ShouldBeTrue();

    [Theory]
    [InlineData("How do I close a ticket?")]
    [InlineData("close my account")]
    [InlineData("cancel")]
    [InlineData("Cancel the ticket of my flight to Rome")]
    public void AskToClose_SomethingElse_IsFalse(string text) => TicketWords.AskToClose(text).ShouldBeFalse();

    [Theory]
    [InlineData("yes", "")]
    [InlineData("Yes, please!", "")]
    [InlineData("ok.", "")]
    [InlineData("yes ann@example.com", "ann@example.com")]
    [InlineData("Yes, ann@example.com ", "ann@example.com")]
    public void SayYes_Yes_IsTrueWithTheContact(string text, string contact)
    {
        TicketWords.SayYes(text, out var found).ShouldBeTrue();
        found.ShouldBe(contact);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("yes but how?")]
    [InlineData("ann@example.com")]
    [InlineData("no")]
    [InlineData("")]
    public void SayYes_SomethingElse_IsFalse(string text) => TicketWords.SayYes(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("no", true)]
    [InlineData("No, thanks.", true)]
    [InlineData("never mind", true)]
    [InlineData("no idea", false)]
    [InlineData("now", false)]
    public void SayNo_Text_IsJudged(string text, bool expected) => TicketWords.SayNo(text).ShouldBe(expected);

    [Fact]
    public void All_HostileText_AreQuick()
    {
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 1_000; i++)
        {
            foreach (var text in new[] { new string(' ', 319) + "x", "yes " + new string('@', 300), "yes" + string.Concat(Enumerable.Repeat(" .,", 100)) })
            {
                TicketWords.AskHowItStands(text).ShouldBeFalse();
                TicketWords.AskToClose(text).ShouldBeFalse();
                TicketWords.SayNo(text).ShouldBeFalse();
                TicketWords.SayYes(text, out _);
            }
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}

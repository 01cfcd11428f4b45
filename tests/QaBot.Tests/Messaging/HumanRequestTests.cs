using System.Diagnostics;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class HumanRequestTests
{
    [Theory]
    [InlineData("human")]
    [InlineData("Agent!")]
    [InlineData("a real person, please")]
    [InlineData("I want to talk to a human")]
    [InlineData("Can I speak to a person?")]
    [InlineData("could we please chat with an agent now?")]
    [InlineData("Please connect me to a representative.")]
    [InlineData("Can you transfer me to an operator")]
    [InlineData("put me through to someone")]
    [InlineData("I need a human being")]
    [InlineData("I'd like to speak with somebody real")]
    [InlineData("hi, let me talk to a member of staff please")]
    [InlineData("Get me a person")]
    [InlineData(HumanRequest.Offer)]
    [InlineData("ask for an agent")]
    [InlineData("Can I ask somebody?")]
    public void Is_AskedInSoManyWords_IsTrue(string text) => HumanRequest.Is(text).ShouldBeTrue();

    [Theory]
    [InlineData("Who is the contact person for visas?")]
    [InlineData("How do I talk to an agent of the tax office?")]
    [InlineData("What does a human rights lawyer do?")]
    [InlineData("Which person signs the contract?")]
    [InlineData("How many people work here?")]
    [InlineData("What is a travel agent?")]
    [InlineData("Can a person apply twice?")]
    [InlineData("I need a person's birth certificate")]
    [InlineData("Do I need an operator licence?")]
    [InlineData("real estate agent fees")]
    [InlineData("I want to speak")]
    [InlineData("Whom do I ask for an agent's licence?")]
    [InlineData("ask the person in charge")]
    [InlineData("one")]
    [InlineData("please")]
    [InlineData("hello")]
    [InlineData("")]
    public void Is_SomethingElse_IsFalse(string text) => HumanRequest.Is(text).ShouldBeFalse();

    [Fact]
    public void Is_HostileText_IsQuick()
    {
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 1_000; i++)
        {
            HumanRequest.Is(string.Concat(Enumerable.Repeat("please please ", 8))).ShouldBeFalse();
            HumanRequest.Is(new string(' ', 119) + "x").ShouldBeFalse();
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}

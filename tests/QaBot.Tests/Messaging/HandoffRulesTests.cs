using Microsoft.Extensions.Options;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class HandoffRulesTests
{
    [Theory]
    [InlineData("I have a complaint", "complaint")]
    [InlineData("Where do I send COMPLAINTS?", "complaint")]
    [InlineData("I'd like to cancel this contract today", "cancel my contract")]
    [InlineData("Cancelling contracts", "cancel my contract")]
    [InlineData("Résumé review", "resume")]
    public void Find_MessageHoldsThePhrase_GivesItsRule(string message, string phrase) =>
        Rules([phrase]).Find(message).ShouldNotBeNull().Words.ShouldBe([phrase]);

    [Theory]
    [InlineData("The contract says when I may cancel", "cancel my contract")]
    [InlineData("cancel the phone contract", "cancel my contract")]
    [InlineData("complacent", "complaint")]
    [InlineData("", "complaint")]
    [InlineData("?!", "complaint")]
    public void Find_MessageDoesNot_GivesNone(string message, string phrase) => Rules([phrase]).Find(message).ShouldBeNull();

    [Fact]
    public void Find_SeveralFit_GivesTheFirstRule() =>
        Rules(["contract"], ["complaint"]).Find("a complaint about my contract").ShouldNotBeNull().Words.ShouldBe(["contract"]);

    [Fact]
    public void Find_NoRules_GivesNone() => Rules().Find("complaint").ShouldBeNull();

    private static HandoffRules Rules(params string[][] words)
    {
        var options = new HandoffOptions();
        foreach (var list in words)
        {
            var rule = new HandoffRule();
            foreach (var word in list)
            {
                rule.Words.Add(word);
            }

            options.Rules.Add(rule);
        }

        return new HandoffRules(Options.Create(options));
    }
}

using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class HandoffOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_IsSuccess() => new HandoffOptionsValidator().Validate(null, new HandoffOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_SeveralFaults_ReportsThemAll()
    {
        var options = new HandoffOptions { OfferAfter = 21, MaxOpenTickets = 0 };
        options.Rules.Add(new HandoffRule());
        options.Rules.Add(new HandoffRule { Say = " " });
        options.Rules[1].Words.Add("complaint");
        options.Rules[1].Words.Add("to the");

        new HandoffOptionsValidator().Validate(null, options).Failures.ShouldBe(
        [
            "QaBot:Handoff:OfferAfter: found 21, allowed is 0 to 20 questions; set a value in that range or remove the key.",
            "QaBot:Handoff:MaxOpenTickets: found 0, allowed is 1 to 100,000 tickets; set a value in that range or remove the key.",
            "QaBot:Handoff:Rules:0:Words: found none, allowed is at least one word or phrase; add one (QaBot:Handoff:Rules:0:Words:0) or remove the rule.",
            "QaBot:Handoff:Rules:1:Words:1: found 'to the', allowed is a text with at least one word that means something by itself; write such a word or remove the key.",
            "QaBot:Handoff:Rules:1:Say: found ' ', allowed is a sentence; write one or remove the key.",
        ]);
    }
}

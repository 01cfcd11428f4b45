using QaBot.Core.Handoff;
using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class HandoffReferenceTests
{
    [Fact]
    public void Read_WhatWasWritten_ComesBack()
    {
        var reference = new HandoffReference(TicketId.Create(), TicketReason.Unanswered);

        HandoffReference.Read(reference.Write()).ShouldBe(reference);
    }

    [Theory]
    [InlineData("")]
    [InlineData("T-0000000A")]
    [InlineData("T-0000000A Whim")]
    [InlineData("T-0000000A 99")]
    [InlineData("T-000 Asked")]
    [InlineData("T-0000000A Asked more")]
    public void Read_AnythingElse_IsNull(string text) => HandoffReference.Read(text).ShouldBeNull();
}

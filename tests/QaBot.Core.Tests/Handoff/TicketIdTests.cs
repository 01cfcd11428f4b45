using QaBot.Core.Handoff;

namespace QaBot.Core.Tests.Handoff;

public sealed class TicketIdTests
{
    [Fact]
    public void Create_Often_GivesValidOnesThatDiffer()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => TicketId.Create()).ToList();

        ids.ShouldAllBe(id => TicketId.IsValid(id));
        ids.Distinct().Count().ShouldBe(1_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("T-")]
    [InlineData("T-0123456")]
    [InlineData("T-012345678")]
    [InlineData("X-01234567")]
    [InlineData("T-0123456I")]
    [InlineData("T-0123456a")]
    [InlineData("T-0123456/")]
    public void IsValid_OtherShape_IsFalse(string text) => TicketId.IsValid(text).ShouldBeFalse();
}

using QaBot.Core.Retrieval;

namespace QaBot.Core.Tests.Retrieval;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("trade", "trad", true)]
    [InlineData("trade", "traded", true)]
    [InlineData("trade", "grade", true)]
    [InlineData("trade", "trdae", true)]
    [InlineData("trade", "rtade", true)]
    [InlineData("trade", "traed", true)]
    [InlineData("trade", "trade", false)]
    [InlineData("trade", "grades", false)]
    [InlineData("trade", "tread", false)]
    [InlineData("ab", "ba", true)]
    [InlineData("", "a", true)]
    [InlineData("", "", false)]
    public void IsOne_TwoWords_CountsOneSlip(string a, string b, bool expected)
    {
        EditDistance.IsOne(a, b).ShouldBe(expected);
        EditDistance.IsOne(b, a).ShouldBe(expected);
    }
}

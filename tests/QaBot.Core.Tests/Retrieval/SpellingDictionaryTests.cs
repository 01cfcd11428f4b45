using QaBot.Core.Retrieval;

namespace QaBot.Core.Tests.Retrieval;

public sealed class SpellingDictionaryTests
{
    private static readonly SpellingDictionary Dictionary = SpellingDictionary.Build(
        new Dictionary<string, int> { ["trade"] = 9, ["grade"] = 3, ["trader"] = 9, ["exhibition"] = 2, ["2022"] = 5, ["oil"] = 4, ["host"] = 7 },
        CancellationToken.None);

    [Theory]
    [InlineData("exhbition", "exhibition")]
    [InlineData("exhibitiom", "exhibition")]
    [InlineData("exihbition", "exhibition")]
    [InlineData("brade", "trade")]
    [InlineData("traderr", "trader")]
    [InlineData("traded", "trade")]
    [InlineData("hosst", "host")]
    [InlineData("hsot", "host")]
    [InlineData("thost", "host")]
    public void Correct_OneSlip_GivesTheMostFrequentWord(string word, string expected) => Dictionary.Correct(word).ShouldBe(expected);

    [Theory]
    [InlineData("2023")]
    [InlineData("oli")]
    [InlineData("exhbtion")]
    [InlineData("zzzzzz")]
    [InlineData("cost")]
    [InlineData("ohst")]
    public void Correct_NumberShortWordOtherBeginningOrTwoSlips_GivesNothing(string word) => Dictionary.Correct(word).ShouldBeNull();
}

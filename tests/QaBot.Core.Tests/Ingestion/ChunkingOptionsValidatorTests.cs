using QaBot.Core.Ingestion;

namespace QaBot.Core.Tests.Ingestion;

public sealed class ChunkingOptionsValidatorTests
{
    [Theory]
    [InlineData(150, 25)]
    [InlineData(20, 0)]
    [InlineData(1000, 80)]
    public void Validate_InsideTheRanges_Succeeds(int maxWords, int overlapPercent) =>
        Validate(maxWords, overlapPercent).ShouldBeEmpty();

    [Fact]
    public void Validate_Defaults_Succeed() =>
        new ChunkingOptionsValidator().Validate(null, new ChunkingOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_TwoFaults_ReportsBothWithKeyValueRangeAndMend() =>
        Validate(19, 81).ShouldBe(
        [
            "QaBot:Chunking:MaxWords is 19; allowed are 20 to 1000 words. Set it inside that range or leave it out for 150.",
            "QaBot:Chunking:OverlapPercent is 81; allowed are 0 to 80 per cent. Set it inside that range or leave it out for 25.",
        ]);

    [Theory]
    [InlineData(1001, 25)]
    [InlineData(150, -1)]
    public void Validate_OneFault_ReportsIt(int maxWords, int overlapPercent) =>
        Validate(maxWords, overlapPercent).Count.ShouldBe(1);

    private static List<string> Validate(int maxWords, int overlapPercent)
    {
        var options = new ChunkingOptions { MaxWords = maxWords, OverlapPercent = overlapPercent };
        return [.. new ChunkingOptionsValidator().Validate(null, options).Failures ?? []];
    }
}

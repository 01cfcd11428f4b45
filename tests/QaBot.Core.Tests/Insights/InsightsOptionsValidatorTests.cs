using QaBot.Core.Insights;

namespace QaBot.Core.Tests.Insights;

public sealed class InsightsOptionsValidatorTests
{
    [Theory]
    [InlineData("answers")]
    [InlineData("help desk/Antworten 2")]
    public void Validate_FolderBelow_IsFine(string folder) => Faults(new InsightsOptions { CuratedFolder = folder }).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../elsewhere")]
    [InlineData("a/../b")]
    [InlineData("/answers")]
    [InlineData("answers/")]
    [InlineData(@"C:\answers")]
    [InlineData(".hidden")]
    [InlineData("a/node_modules")]
    [InlineData("a ")]
    public void Validate_AnyOtherFolder_IsAFault(string folder) =>
        Faults(new InsightsOptions { CuratedFolder = folder }).ShouldHaveSingleItem().ShouldStartWith($"QaBot:Insights:CuratedFolder: found '{folder}', allowed is a path below");

    [Fact]
    public void Validate_SeveralFaults_SaysAll() =>
        Faults(new InsightsOptions { CuratedFolder = "", KeepDays = 0, MaxAnswers = 1 }).ShouldSatisfyAllConditions(
            faults => faults.Count.ShouldBe(3),
            faults => faults.ShouldContain("QaBot:Insights:KeepDays: found 0, allowed is 1 to 3,650 days; set a value in that range or remove the key."),
            faults => faults.ShouldContain("QaBot:Insights:MaxAnswers: found 1, allowed is 100 to 10,000,000 answers; set a value in that range or remove the key."));

    private static List<string> Faults(InsightsOptions options) => [.. new InsightsOptionsValidator().Validate(null, options).Failures ?? []];
}

using QaBot.Providers.Sqlite;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class MatchBudgetTests
{
    private static readonly Dictionary<string, int> Frequencies = new() { ["rare"] = 3, ["seldom"] = 40, ["common"] = 900 };

    [Fact]
    public void Within_AllAffordable_KeepsAll() => Within(1000, "common", "rare", "seldom").ShouldBe(["rare", "seldom", "common"]);

    [Fact]
    public void Within_CommonTermTooDear_LeavesItOut() => Within(100, "common", "rare", "seldom").ShouldBe(["rare", "seldom"]);

    [Fact]
    public void Within_OnlyADearTerm_KeepsIt() => Within(100, "common").ShouldBe(["common"]);

    [Fact]
    public void Within_DearTermBesideAnUnknownOne_KeepsItSinceElseNothingIsFound() =>
        Within(100, "unknown", "common").ShouldBe(["unknown", "common"]);

    private static IReadOnlyList<string> Within(int matches, params string[] terms) =>
        MatchBudget.Within(matches, terms, term => Frequencies.GetValueOrDefault(term));
}

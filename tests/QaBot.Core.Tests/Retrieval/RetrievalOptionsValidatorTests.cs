using QaBot.Core.Retrieval;

namespace QaBot.Core.Tests.Retrieval;

public sealed class RetrievalOptionsValidatorTests
{
    private readonly RetrievalOptionsValidator _validator = new();

    [Fact]
    public void Validate_Defaults_Pass() => _validator.Validate(null, new RetrievalOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_EveryOptionWrong_ReportsEveryFault()
    {
        var options = new RetrievalOptions
        {
            LexicalWeight = double.NaN,
            Candidates = 9,
            TermCandidates = 5001,
            Passages = 0,
            HeadingWeight = -1,
            BigramBonus = 2,
            BigramDepth = -1,
            SpellingRefresh = TimeSpan.FromDays(2),
        };

        var faults = _validator.Validate(null, options).Failures.ShouldNotBeNull().ToList();

        faults.Count.ShouldBe(8);
        faults[0].ShouldBe(
            "QaBot:Retrieval:LexicalWeight is NaN; allowed is 0 to 1. Set a number in that range, or remove the key for its default.");
        faults.ShouldAllBe(fault => fault.StartsWith("QaBot:Retrieval:", StringComparison.Ordinal) && fault.Contains("allowed is"));
    }
}

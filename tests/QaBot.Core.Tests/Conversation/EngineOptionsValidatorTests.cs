using QaBot.Core.Conversation;

namespace QaBot.Core.Tests.Conversation;

public sealed class EngineOptionsValidatorTests
{
    private readonly EngineOptionsValidator _validator = new();

    [Fact]
    public void Validate_Defaults_Pass() => _validator.Validate(null, new EngineOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_EveryOptionWrong_ReportsEveryFault()
    {
        var options = new EngineOptions
        {
            MaxQuestionLength = 1,
            Starters = -1,
            Suggestions = 11,
            StarterWait = TimeSpan.FromHours(1),
            StarterConfidence = 1.5,
            StarterDocuments = 0,
            TitlesShown = 51,
        };

        _validator.Validate(null, options).Failures.ShouldNotBeNull().Count().ShouldBe(7);
    }
}

using QaBot.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class DirectLineOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Succeed() =>
        new DirectLineOptionsValidator().Validate(null, new DirectLineOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_EverythingWrong_SaysEverythingAndNotTheSecret()
    {
        var options = new DirectLineOptions
        {
            Secret = "hunter2",
            BotName = " ",
            TokenLifetime = TimeSpan.Zero,
            IdleTimeout = TimeSpan.FromMinutes(1),
            MaxConversations = 0,
            MaxActivities = 1,
            MaxActivityBytes = 2_000_000,
        };
        options.AllowedOrigins.Add("https://example.com/page");
        options.Secrets.Add("hunter3");

        var faults = new DirectLineOptionsValidator().Validate(null, options).Failures!.ToList();

        faults.Count.ShouldBe(9);
        faults.ShouldAllBe(fault => fault.StartsWith("QaBot:DirectLine:") && fault.Contains("allowed:") && fault.Contains("Mend:"));
        faults.ShouldNotContain(fault => fault.Contains("hunter"));
    }
}

using QaBot.Notices;

namespace QaBot.Tests.Notices;

public sealed class NoticeOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_AreFine() => new NoticeOptionsValidator().Validate(null, new NoticeOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_SeveralFaults_SaysAll() =>
        new NoticeOptionsValidator().Validate(null, new NoticeOptions { PerSecond = 0, MaxCharacters = 1, KeepDays = 366 }).Failures.ShouldBe(
        [
            "QaBot:Notices:PerSecond: found 0, allowed is 1 to 50 conversations; set a value in that range or remove the key.",
            "QaBot:Notices:MaxCharacters: found 1, allowed is 100 to 20,000 characters; set a value in that range or remove the key.",
            "QaBot:Notices:KeepDays: found 366, allowed is 1 to 365 days; set a value in that range or remove the key.",
        ]);
}

using QaBot.Messaging;

namespace QaBot.Tests.Messaging;

public sealed class MessagingOptionsValidatorTests
{
    [Fact]
    public void Validate_OutOfRange_ReportsEveryFault() =>
        new MessagingOptionsValidator().Validate(null, new MessagingOptions { MaxActivityBytes = 1, ResponseDeadlineSeconds = 0 })
            .Failures!.Count().ShouldBe(2);
}

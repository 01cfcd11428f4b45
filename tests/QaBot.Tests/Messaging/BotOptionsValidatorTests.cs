using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.Core.Answering;
using QaBot.Messaging;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

public sealed class BotOptionsValidatorTests
{
    [Fact]
    public void Validate_NoAppId_Passes() => new BotOptionsValidator().Validate(null, new BotOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public async Task Start_WithAppId_IsRefusedNamingKeyAndMend()
    {
        var engine = new ScriptedQaEngine(_ => new Answer { Status = AnswerStatus.SmallTalk, Text = "", TraceId = "" });

        var refusal = await Should.ThrowAsync<OptionsValidationException>(MessagingHost.StartAsync(engine, ("QaBot:Bot:AppId", "4711")));

        refusal.Failures.ShouldHaveSingleItem().ShouldBe(
            "QaBot:Bot:AppId: found '4711', allowed is no value: authentication comes with a later version; remove the key to run in "
            + "development mode, in which the bot answers only to this machine.");
    }

    [Fact]
    public void Validate_MessagingOptionsOutOfRange_ReportsEveryFault() =>
        new MessagingOptionsValidator().Validate(null, new MessagingOptions { MaxActivityBytes = 1, ResponseDeadlineSeconds = 0 })
            .Failures!.Count().ShouldBe(2);
}

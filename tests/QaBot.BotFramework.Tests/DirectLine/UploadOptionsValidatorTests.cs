using QaBot.BotFramework.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class UploadOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_SucceedAndTakeNoFiles()
    {
        new UploadOptionsValidator().Validate(null, new UploadOptions()).Succeeded.ShouldBeTrue();
        new UploadOptions().Enabled.ShouldBeFalse();
    }

    [Fact]
    public void Validate_EverythingWrong_SaysEverything()
    {
        var options = new UploadOptions
        {
            MaxFileBytes = 1,
            MaxFilesPerMessage = 0,
            MaxConversationBytes = 1,
            MaxPassages = 0,
            RetentionHours = 0,
            TimeoutSeconds = 1,
        };
        options.Extensions.Add("pdf");
        options.Extensions.Add(".*");

        var faults = new UploadOptionsValidator().Validate(null, options).Failures!.ToList();

        faults.Count.ShouldBe(8);
        faults.ShouldAllBe(fault => fault.StartsWith("QaBot:Uploads:"));
        faults.ShouldContain(fault => fault.StartsWith("QaBot:Uploads:Extensions:0: found \"pdf\""));
    }
}

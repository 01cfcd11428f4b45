using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

public sealed class OnnxOptionsValidatorTests
{
    private readonly OnnxOptionsValidator _validator = new();

    [Fact]
    public void Validate_Defaults_Succeeds() => _validator.Validate(null, new OnnxOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_EveryFault_IsReportedWithItsKey()
    {
        var result = _validator.Validate(null, new OnnxOptions { ModelFolder = " ", MaxTokens = 8, WindowOverlap = -1, Threads = 1_000 });

        result.Failures.ShouldNotBeNull().ShouldBe(
        [
            "QaBot:Embedding:ModelFolder is empty; allowed is the path of a model folder. To mend it: name the folder, or remove the setting to use the model that comes with the program.",
            "QaBot:Embedding:MaxTokens is 8; allowed is 32 to 512. To mend it: set it to what the model was trained with, 256 for the one that comes with the program.",
            "QaBot:Embedding:WindowOverlap is -1; allowed is 0 to 8, a quarter of MaxTokens. To mend it: lower it, or remove the setting for 40.",
            "QaBot:Embedding:Threads is 1000; allowed is 0 to 256. To mend it: remove the setting, or use 0, for as many as there are processors.",
        ]);
    }
}

using QaBot.Channels;

namespace QaBot.Tests.Channels;

public sealed class RenderingOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Pass() => new RenderingOptionsValidator().Validate(null, new RenderingOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_EverythingWrong_IsSaidLineByLine() =>
        new RenderingOptionsValidator().Validate(null, new RenderingOptions
        {
            SourcesWithoutCard = 0,
            NearestPassages = 11,
            SensitivityName = new string('n', 81),
            SensitivityDescription = new string('d', 501),
        }).Failures.ShouldBe(
        [
            "QaBot:Channels:SourcesWithoutCard: found 0, allowed is 1 to 100 sources; set a value in that range or remove the key.",
            "QaBot:Channels:NearestPassages: found 11, allowed is 0 to 10 passages; set a value in that range or remove the key.",
            "QaBot:Channels:SensitivityName: found 81 characters, allowed is up to 80; shorten it or remove the key.",
            "QaBot:Channels:SensitivityDescription: found 501 characters, allowed is up to 500; shorten it or remove the key.",
        ]);
}

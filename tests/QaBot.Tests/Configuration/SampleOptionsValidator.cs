using Microsoft.Extensions.Options;

namespace QaBot.Tests.Configuration;

internal sealed class SampleOptionsValidator : IValidateOptions<SampleOptions>
{
    public ValidateOptionsResult Validate(string? name, SampleOptions options) => options.Count > 0
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(["QaBot:Sample:Count: too few", "QaBot:Sample:Count: really"]);
}

using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.Channels;

/// <summary>Checks <see cref="RenderingOptions"/> and reports every fault.</summary>
internal sealed class RenderingOptionsValidator : IValidateOptions<RenderingOptions>
{
    private const int MaxName = 80;
    private const int MaxDescription = 500;

    public ValidateOptionsResult Validate(string? name, RenderingOptions options)
    {
        string?[] checks =
        [
            OptionRange.FaultOf(RenderingOptions.Section, nameof(options.SourcesWithoutCard), options.SourcesWithoutCard, 1, 100, "sources"),
            OptionRange.FaultOf(RenderingOptions.Section, nameof(options.NearestPassages), options.NearestPassages, 0, 10, "passages"),
            LengthFaultOf(nameof(options.SensitivityName), options.SensitivityName, MaxName),
            LengthFaultOf(nameof(options.SensitivityDescription), options.SensitivityDescription, MaxDescription),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? LengthFaultOf(string key, string? value, int most) => value is null || value.Length <= most
        ? null
        : $"{RenderingOptions.Section}:{key}: found {value.Length} characters, allowed is up to {most}; shorten it or remove the key.";
}

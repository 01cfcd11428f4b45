using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Providers.Onnx;

/// <summary>Reports every fault of <see cref="OnnxOptions"/>, one line each. Whether the folder holds a model shows when it is loaded.</summary>
internal sealed class OnnxOptionsValidator : IValidateOptions<OnnxOptions>
{
    private const int LeastTokens = 32;
    private const int MostTokens = 512;
    private const int MostThreads = 256;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OnnxOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(OnnxOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ModelFolder))
        {
            yield return Fault(nameof(options.ModelFolder), "empty", "the path of a model folder", "name the folder, or remove the setting to use the model that comes with the program");
        }

        if (options.MaxTokens is < LeastTokens or > MostTokens)
        {
            yield return Fault(nameof(options.MaxTokens), Text(options.MaxTokens), $"{LeastTokens} to {MostTokens}", "set it to what the model was trained with, 256 for the one that comes with the program");
        }

        var mostOverlap = Math.Clamp(options.MaxTokens, LeastTokens, MostTokens) / 4;
        if (options.WindowOverlap < 0 || options.WindowOverlap > mostOverlap)
        {
            yield return Fault(nameof(options.WindowOverlap), Text(options.WindowOverlap), $"0 to {mostOverlap}, a quarter of MaxTokens", "lower it, or remove the setting for 40");
        }

        if (options.Threads is < 0 or > MostThreads)
        {
            yield return Fault(nameof(options.Threads), Text(options.Threads), $"0 to {MostThreads}", "remove the setting, or use 0, for as many as there are processors");
        }
    }

    private static string Fault(string key, string found, string allowed, string mend) =>
        $"{OnnxOptions.Section}:{key} is {found}; allowed is {allowed}. To mend it: {mend}.";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

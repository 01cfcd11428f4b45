using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Answering;

/// <summary>Reports every fault of <see cref="AnsweringOptions"/> at once.</summary>
internal sealed class AnsweringOptionsValidator : IValidateOptions<AnsweringOptions>
{
    public ValidateOptionsResult Validate(string? name, AnsweringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        Check(faults, nameof(options.MinimumConfidence), options.MinimumConfidence, 0, 1);
        Check(faults, nameof(options.MaxSources), options.MaxSources, 1, 10);
        Check(faults, nameof(options.NearestPassages), options.NearestPassages, 0, 10);
        Check(faults, nameof(options.MaxListItems), options.MaxListItems, 0, 100);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Check(List<string> faults, string key, double value, double least, double most)
    {
        // Written so that NaN is a fault too.
        if (!(value >= least && value <= most))
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{AnsweringOptions.Section}:{key} is {value}; allowed is {least} to {most}. Set a number in that range, or remove the key for its default."));
        }
    }
}

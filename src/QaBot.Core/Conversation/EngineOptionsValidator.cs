using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Conversation;

/// <summary>Reports every fault of <see cref="EngineOptions"/> at once.</summary>
internal sealed class EngineOptionsValidator : IValidateOptions<EngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        Check(faults, nameof(options.MaxQuestionLength), options.MaxQuestionLength, 100, 100_000);
        Check(faults, nameof(options.Starters), options.Starters, 0, 10);
        Check(faults, nameof(options.Suggestions), options.Suggestions, 0, 10);
        Check(faults, nameof(options.StarterConfidence), options.StarterConfidence, 0, 1);
        Check(faults, nameof(options.StarterDocuments), options.StarterDocuments, 1, 1000);
        Check(faults, nameof(options.TitlesShown), options.TitlesShown, 0, 50);
        if (options.StarterWait < TimeSpan.Zero || options.StarterWait > TimeSpan.FromMinutes(1))
        {
            faults.Add(
                $"{EngineOptions.Section}:{nameof(options.StarterWait)} is {options.StarterWait}; allowed is 00:00:00 to 00:01:00. Set a time in that range, or remove the key for 00:00:02.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Check(List<string> faults, string key, double value, double least, double most)
    {
        // Written so that NaN is a fault too.
        if (!(value >= least && value <= most))
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{EngineOptions.Section}:{key} is {value}; allowed is {least} to {most}. Set a number in that range, or remove the key for its default."));
        }
    }
}

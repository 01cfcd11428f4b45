using Microsoft.Extensions.Options;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Conversation;

/// <summary>Reports every fault of <see cref="EngineOptions"/> at once.</summary>
internal sealed class EngineOptionsValidator : IValidateOptions<EngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        OptionRange.Check(faults, EngineOptions.Section, nameof(options.MaxQuestionLength), options.MaxQuestionLength, 100, 100_000);
        OptionRange.Check(faults, EngineOptions.Section, nameof(options.Starters), options.Starters, 0, 10);
        OptionRange.Check(faults, EngineOptions.Section, nameof(options.Suggestions), options.Suggestions, 0, 10);
        OptionRange.Check(faults, EngineOptions.Section, nameof(options.StarterConfidence), options.StarterConfidence, 0, 1);
        OptionRange.Check(faults, EngineOptions.Section, nameof(options.StarterDocuments), options.StarterDocuments, 1, 1000);
        OptionRange.Check(faults, EngineOptions.Section, nameof(options.TitlesShown), options.TitlesShown, 0, 50);
        if (options.StarterWait < TimeSpan.Zero || options.StarterWait > TimeSpan.FromMinutes(1))
        {
            faults.Add(
                $"{EngineOptions.Section}:{nameof(options.StarterWait)} is {options.StarterWait}; allowed is 00:00:00 to 00:01:00. Set a time in that range, or remove the key for 00:00:02.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

using Microsoft.Extensions.Options;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>Reports every fault of <see cref="AnsweringOptions"/> at once.</summary>
internal sealed class AnsweringOptionsValidator : IValidateOptions<AnsweringOptions>
{
    public ValidateOptionsResult Validate(string? name, AnsweringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        OptionRange.Check(faults, AnsweringOptions.Section, nameof(options.MinimumConfidence), options.MinimumConfidence, 0, 1);
        OptionRange.Check(faults, AnsweringOptions.Section, nameof(options.ClosestConfidence), options.ClosestConfidence, 0, 1);
        OptionRange.Check(faults, AnsweringOptions.Section, nameof(options.MaxSources), options.MaxSources, 1, 10);
        OptionRange.Check(faults, AnsweringOptions.Section, nameof(options.NearestPassages), options.NearestPassages, 0, 10);
        OptionRange.Check(faults, AnsweringOptions.Section, nameof(options.MaxListItems), options.MaxListItems, 0, 100);
        OptionRange.Check(faults, AnsweringOptions.Section, nameof(options.ReaderPassages), options.ReaderPassages, 1, 20);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

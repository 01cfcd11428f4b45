using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Retrieval;

/// <summary>Reports every fault of <see cref="RetrievalOptions"/> at once.</summary>
internal sealed class RetrievalOptionsValidator : IValidateOptions<RetrievalOptions>
{
    public ValidateOptionsResult Validate(string? name, RetrievalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        OptionRange.Check(faults, RetrievalOptions.Section, nameof(options.LexicalWeight), options.LexicalWeight, 0, 1);
        OptionRange.Check(faults, RetrievalOptions.Section, nameof(options.Candidates), options.Candidates, 10, 1000);
        OptionRange.Check(faults, RetrievalOptions.Section, nameof(options.TermCandidates), options.TermCandidates, Math.Clamp(options.Candidates, 10, 1000), 5000);
        OptionRange.Check(faults, RetrievalOptions.Section, nameof(options.Passages), options.Passages, 1, 20);
        OptionRange.Check(faults, RetrievalOptions.Section, nameof(options.HeadingWeight), options.HeadingWeight, 0, 2);
        OptionRange.Check(faults, RetrievalOptions.Section, nameof(options.BigramBonus), options.BigramBonus, 0, 1);
        OptionRange.Check(faults, RetrievalOptions.Section, nameof(options.BigramDepth), options.BigramDepth, 0, 1000);
        if (options.SpellingRefresh < TimeSpan.Zero || options.SpellingRefresh > TimeSpan.FromDays(1))
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{RetrievalOptions.Section}:{nameof(options.SpellingRefresh)} is {options.SpellingRefresh}; allowed is 00:00:00 to 1.00:00:00. Set a time in that range, or remove the key for 00:00:30."));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

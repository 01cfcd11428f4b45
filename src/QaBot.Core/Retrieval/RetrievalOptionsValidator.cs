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
        Check(faults, nameof(options.LexicalWeight), options.LexicalWeight, 0, 1);
        Check(faults, nameof(options.Candidates), options.Candidates, 10, 1000);
        Check(faults, nameof(options.TermCandidates), options.TermCandidates, Math.Clamp(options.Candidates, 10, 1000), 5000);
        Check(faults, nameof(options.Passages), options.Passages, 1, 20);
        Check(faults, nameof(options.HeadingWeight), options.HeadingWeight, 0, 2);
        Check(faults, nameof(options.BigramBonus), options.BigramBonus, 0, 1);
        Check(faults, nameof(options.BigramDepth), options.BigramDepth, 0, 1000);
        if (options.SpellingRefresh < TimeSpan.Zero || options.SpellingRefresh > TimeSpan.FromDays(1))
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{RetrievalOptions.Section}:{nameof(options.SpellingRefresh)} is {options.SpellingRefresh}; allowed is 00:00:00 to 1.00:00:00. Set a time in that range, or remove the key for 00:00:30."));
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
                $"{RetrievalOptions.Section}:{key} is {value}; allowed is {least} to {most}. Set a number in that range, or remove the key for its default."));
        }
    }
}

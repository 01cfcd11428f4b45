using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Insights;

/// <summary>Reports every fault of <see cref="InsightsOptions"/>, one line each.</summary>
internal sealed class InsightsOptionsValidator : IValidateOptions<InsightsOptions>
{
    private const int LongestFolder = 100;

    public ValidateOptionsResult Validate(string? name, InsightsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] checks =
        [
            FolderFault(options.CuratedFolder),
            Check(nameof(options.KeepDays), options.KeepDays, 1, 3_650, "days"),
            Check(nameof(options.MaxAnswers), options.MaxAnswers, 100, 10_000_000, "answers"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // What begins with a dot is hidden and not indexed, and neither is node_modules; "..", a drive or a root would lead out.
    private static string? FolderFault(string folder)
    {
        var isFine = folder is { Length: > 0 and <= LongestFolder } && folder.Split('/').All(part =>
            part.Length > 0
            && part.Trim() == part
            && part[0] != '.'
            && part[^1] != '.'
            && !part.Equals("node_modules", StringComparison.OrdinalIgnoreCase)
            && part.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or ' ' or '.'));
        return isFine
            ? null
            : $"{InsightsOptions.Section}:{nameof(InsightsOptions.CuratedFolder)}: found '{folder}', allowed is a path below the knowledge folder of letters, digits, '-', '_', '.' and spaces, its parts separated by '/' and none beginning with '.'; write such a path or remove the key.";
    }

    private static string? Check(string key, int value, int minimum, int maximum, string unit) =>
        value >= minimum && value <= maximum
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{InsightsOptions.Section}:{key}: found {value}, allowed is {minimum:N0} to {maximum:N0} {unit}; set a value in that range or remove the key.");
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Core.Ingestion;

/// <summary>Reports every fault of <see cref="IngestionOptions"/>.</summary>
public sealed class IngestionOptionsValidator : IValidateOptions<IngestionOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IngestionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        Require(options.MaxFileMegabytes is >= 1 and <= 1024, nameof(options.MaxFileMegabytes), options.MaxFileMegabytes, "1 to 1024 (megabytes)", faults);
        Require(options.Parallelism is >= 0 and <= 256, nameof(options.Parallelism), options.Parallelism, "1 to 256 (files at once), or 0 for one per core", faults);
        Require(options.RescanSeconds is 0 or (>= 5 and <= 86400), nameof(options.RescanSeconds), options.RescanSeconds, "5 to 86400 (seconds), or 0 for never", faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Require(bool holds, string key, int found, string allowed, List<string> faults)
    {
        if (!holds)
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture, $"{IngestionOptions.Section}:{key} is {found}; allowed is {allowed}. Set it to a value in that range or remove it."));
        }
    }
}

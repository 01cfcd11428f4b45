using Microsoft.Extensions.Options;

namespace QaBot.Providers.Sqlite;

/// <summary>Reports every fault of <see cref="DataOptions"/>, one line each.</summary>
internal sealed class DataOptionsValidator : IValidateOptions<DataOptions>
{
    public ValidateOptionsResult Validate(string? name, DataOptions options)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            faults.Add($"{DataOptions.Section}:Folder is '{options.Folder}', expected the path of a folder. Name one, or leave the key out for '.qabot'.");
        }
        else if (options.Folder.Contains('\0', StringComparison.Ordinal))
        {
            faults.Add($"{DataOptions.Section}:Folder holds a zero character, which no path may. Name another folder.");
        }

        if (options.BusyTimeoutSeconds is < 1 or > DataOptions.MaxBusyTimeoutSeconds)
        {
            faults.Add($"{DataOptions.Section}:BusyTimeoutSeconds is {options.BusyTimeoutSeconds}, expected 1 to {DataOptions.MaxBusyTimeoutSeconds} seconds. Set a number in this range, or leave the key out for 10.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Providers.Onnx;

/// <summary>Reports every fault of <see cref="ReaderOptions"/>, one line each. Whether the folder holds a reader shows when it is loaded.</summary>
internal sealed class ReaderOptionsValidator : IValidateOptions<ReaderOptions>
{
    private const int MostThreads = 256;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.ModelFolder))
        {
            faults.Add(
                $"{ReaderOptions.Section}:{nameof(options.ModelFolder)} is empty; allowed is the path of a model folder. "
                + "To mend it: name the folder, or remove the setting to use the model that comes with the program.");
        }

        if (options.Threads is < 0 or > MostThreads)
        {
            var found = options.Threads.ToString(CultureInfo.InvariantCulture);
            faults.Add(
                $"{ReaderOptions.Section}:{nameof(options.Threads)} is {found}; allowed is 0 to {MostThreads}. "
                + "To mend it: remove the setting, or use 0, for as many as there are processors.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.DirectLine;

/// <summary>Checks <see cref="UploadOptions"/> and reports every fault.</summary>
public sealed class UploadOptionsValidator : IValidateOptions<UploadOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, UploadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] ranges =
        [
            Check(nameof(options.MaxFileBytes), options.MaxFileBytes, 1024, 64 * 1024 * 1024, "bytes"),
            Check(nameof(options.MaxFilesPerMessage), options.MaxFilesPerMessage, 1, 20, "files"),
            Check(nameof(options.MaxConversationBytes), options.MaxConversationBytes, 1024, 1024 * 1024 * 1024, "bytes"),
            Check(nameof(options.MaxPassages), options.MaxPassages, 1, 100_000, "passages"),
            Check(nameof(options.RetentionHours), options.RetentionHours, 1, 168, "hours"),
            Check(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 5, 600, "seconds"),
        ];
        string[] faults = [.. ranges.OfType<string>(), .. options.Extensions.Select(FaultOf).OfType<string>()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int minimum, int maximum, string unit) =>
        OptionRange.FaultOf(UploadOptions.Section, key, value, minimum, maximum, unit);

    private static string? FaultOf(string extension, int place) =>
        extension.Length > 1 && extension[0] == '.' && extension.Skip(1).All(char.IsLetterOrDigit)
            ? null
            : $"{UploadOptions.Section}:{nameof(UploadOptions.Extensions)}:{place}: found \"{extension}\", allowed is a dot and letters or digits, such as .md; correct it or remove the key.";
}

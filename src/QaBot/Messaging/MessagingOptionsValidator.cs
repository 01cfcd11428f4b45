using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.Messaging;

/// <summary>Checks <see cref="MessagingOptions"/> and reports every fault.</summary>
internal sealed class MessagingOptionsValidator : IValidateOptions<MessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options)
    {
        string?[] checks =
        [
            Check(nameof(options.MaxActivityBytes), options.MaxActivityBytes, 16_384, 16_777_216, "bytes"),
            Check(nameof(options.ResponseDeadlineSeconds), options.ResponseDeadlineSeconds, 1, 120, "seconds"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int minimum, int maximum, string unit) =>
        value >= minimum && value <= maximum
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{MessagingOptions.Section}:{key}: found {value}, allowed is {minimum:N0} to {maximum:N0} {unit}; set a value in that range or remove the key.");
}

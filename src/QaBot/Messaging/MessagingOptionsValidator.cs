using Microsoft.Extensions.Options;
using QaBot.BotFramework;

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
            Check(nameof(options.MaxMessagesPerMinute), options.MaxMessagesPerMinute, 5, 600, "messages"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int minimum, int maximum, string unit) =>
        OptionRange.FaultOf(MessagingOptions.Section, key, value, minimum, maximum, unit);
}

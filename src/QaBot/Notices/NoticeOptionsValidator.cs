using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.Notices;

/// <summary>Reports every fault of <see cref="NoticeOptions"/>, one line each.</summary>
internal sealed class NoticeOptionsValidator : IValidateOptions<NoticeOptions>
{
    public ValidateOptionsResult Validate(string? name, NoticeOptions options)
    {
        string?[] checks =
        [
            OptionRange.FaultOf(NoticeOptions.Section, nameof(options.PerSecond), options.PerSecond, 1, 50, "conversations"),
            OptionRange.FaultOf(NoticeOptions.Section, nameof(options.MaxCharacters), options.MaxCharacters, 100, 20_000, "characters"),
            OptionRange.FaultOf(NoticeOptions.Section, nameof(options.KeepDays), options.KeepDays, 1, 365, "days"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

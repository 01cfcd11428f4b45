using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Reports every fault of <see cref="ConversationStoreOptions"/>, one line each.</summary>
internal sealed class ConversationStoreOptionsValidator : IValidateOptions<ConversationStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, ConversationStoreOptions options)
    {
        string?[] checks =
        [
            Check(nameof(options.FlagDays), options.FlagDays, 1, 3_650, "days"),
            Check(nameof(options.MaxFlags), options.MaxFlags, 1_000, 10_000_000, "facts"),
            Check(nameof(options.KnownDays), options.KnownDays, 1, 3_650, "days"),
            Check(nameof(options.MaxKnown), options.MaxKnown, 100, 10_000_000, "conversations"),
            Check(nameof(options.MaxAttachmentMegabytes), options.MaxAttachmentMegabytes, 1, 100_000, "MiB"),
            Check(nameof(options.TicketDays), options.TicketDays, 1, 3_650, "days"),
            Check(nameof(options.MaxTickets), options.MaxTickets, 100, 1_000_000, "tickets"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int minimum, int maximum, string unit) =>
        OptionRange.FaultOf(ConversationStoreOptions.Section, key, value, minimum, maximum, unit);
}

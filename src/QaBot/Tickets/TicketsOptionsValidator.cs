using Microsoft.Extensions.Options;
using QaBot.BotFramework;
using QaBot.Tickets.Mail;
using QaBot.Tickets.Teams;
using QaBot.Tickets.Webhook;

namespace QaBot.Tickets;

/// <summary>Checks <see cref="TicketsOptions"/> and reports every fault.</summary>
/// <param name="hasIdentity">Whether the bot has an app id, without which Teams takes nothing from it.</param>
internal sealed class TicketsOptionsValidator(bool hasIdentity) : IValidateOptions<TicketsOptions>
{
    public ValidateOptionsResult Validate(string? name, TicketsOptions options)
    {
        string?[] own =
        [
            FolderFault(options.Folder),
            Check(nameof(options.GiveUpHours), options.GiveUpHours, 72, 720, "hours"),
            Check(nameof(options.MaxReplyCharacters), options.MaxReplyCharacters, 1_000, 100_000, "characters"),
            Check(nameof(options.RequestsPerAddress), options.RequestsPerAddress, 1, 100_000, "requests a minute"),
        ];
        string[] faults =
        [
            .. own.OfType<string>(),
            .. WebhookFaults.Of(options.Webhook),
            .. MailFaults.Of(options.Mail),
            .. TeamsDeskFaults.Of(options.Teams, hasIdentity),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? FolderFault(string? folder) => folder?.Contains('\0', StringComparison.Ordinal) == true
        ? $"{TicketsOptions.Section}:{nameof(TicketsOptions.Folder)}: found a zero character, allowed is the path of a folder, or nothing for none; name the folder, or remove the key for 'tickets' in the data folder."
        : null;

    private static string? Check(string key, int value, int minimum, int maximum, string unit) =>
        OptionRange.FaultOf(TicketsOptions.Section, key, value, minimum, maximum, unit);
}

using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;

namespace QaBot.Messaging;

/// <summary>Checks <see cref="BotOptions"/>: never half-open.</summary>
internal sealed class BotOptionsValidator : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options) => string.IsNullOrEmpty(options.AppId)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"{BotOptions.Section}:{nameof(options.AppId)}: found '{options.AppId}', allowed is no value: authentication comes with a later "
            + "version; remove the key to run in development mode, in which the bot answers only to this machine.");
}

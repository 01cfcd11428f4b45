using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.Connector;

/// <summary>Checks <see cref="ConnectorOptions"/> and reports every fault.</summary>
public sealed class ConnectorOptionsValidator : IValidateOptions<ConnectorOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] checks =
        [
            Check(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 300, "seconds"),
            Check(nameof(options.MaxAttempts), options.MaxAttempts, 10, "attempts"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int maximum, string unit) =>
        OptionRange.FaultOf(ConnectorOptions.Section, key, value, 1, maximum, unit);
}

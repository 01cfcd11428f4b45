using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.Connector;

/// <summary>Checks <see cref="ConnectorOptions"/> and reports every fault.</summary>
public sealed class ConnectorOptionsValidator : IValidateOptions<ConnectorOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] numbers =
        [
            Check(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 300, "seconds"),
            Check(nameof(options.MaxAttempts), options.MaxAttempts, 10, "attempts"),
            Check(nameof(options.RetryBudgetSeconds), options.RetryBudgetSeconds, 300, "seconds"),
            Check(nameof(options.OutboxHours), options.OutboxHours, 168, "hours"),
        ];
        string[] faults = [.. numbers.OfType<string>(), .. options.TrustedHosts.Select(CheckHost).OfType<string>()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int maximum, string unit) =>
        OptionRange.FaultOf(ConnectorOptions.Section, key, value, 1, maximum, unit);

    private static string? CheckHost(string? host, int index) => HostPattern.TryParse(host, out _)
        ? null
        : $"{ConnectorOptions.Section}:{nameof(ConnectorOptions.TrustedHosts)}:{index}: found '{host}', allowed is a host name, an IP address, or "
        + "*.domain with at least two labels, without scheme, port and path, in ASCII; write it so or remove the entry.";
}

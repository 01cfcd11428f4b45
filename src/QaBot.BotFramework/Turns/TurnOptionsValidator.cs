using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.Turns;

/// <summary>Checks <see cref="TurnOptions"/> and reports every fault.</summary>
public sealed class TurnOptionsValidator : IValidateOptions<TurnOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TurnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string?[] checks =
        [
            Check(nameof(options.Capacity), options.Capacity, 100_000, "turns"),
            Check(nameof(options.Parallelism), options.Parallelism, 1_024, "turns"),
            Check(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 3_600, "seconds"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int maximum, string unit) =>
        value >= 1 && value <= maximum
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{TurnOptions.Section}:{key}: found {value}, allowed is 1 to {maximum:N0} {unit}; set a value in that range or remove the key.");
}

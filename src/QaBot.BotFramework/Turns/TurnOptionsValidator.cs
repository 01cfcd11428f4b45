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
            Check(nameof(options.CapacityPerConversation), options.CapacityPerConversation, 100_000, "turns"),
            Check(nameof(options.Parallelism), options.Parallelism, 1_024, "turns"),
            Check(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 3_600, "seconds"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int maximum, string unit) =>
        OptionRange.FaultOf(TurnOptions.Section, key, value, 1, maximum, unit);
}

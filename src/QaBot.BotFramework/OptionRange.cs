using System.Globalization;

namespace QaBot.BotFramework;

/// <summary>Says of a number in the configuration that it is out of its range.</summary>
public static class OptionRange
{
    /// <summary>The fault as one line - key path, value found, what is allowed, the mend - or null when there is none.</summary>
    public static string? FaultOf(string section, string key, int value, int minimum, int maximum, string unit) =>
        value >= minimum && value <= maximum
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{section}:{key}: found {value}, allowed is {minimum:N0} to {maximum:N0} {unit}; set a value in that range or remove the key.");
}

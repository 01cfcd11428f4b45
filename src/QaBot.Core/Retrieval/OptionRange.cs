using System.Globalization;

namespace QaBot.Core.Retrieval;

/// <summary>The one wording of a number out of its range, for the option validators of this room and those above it.</summary>
internal static class OptionRange
{
    /// <summary>Adds a fault unless <paramref name="value"/> lies in [<paramref name="least"/>, <paramref name="most"/>].</summary>
    public static void Check(List<string> faults, string section, string key, double value, double least, double most)
    {
        // Written so that NaN is a fault too.
        if (!(value >= least && value <= most))
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{section}:{key} is {value}; allowed is {least} to {most}. Set a number in that range, or remove the key for its default."));
        }
    }
}

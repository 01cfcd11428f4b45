using System.Globalization;

namespace QaBot.Commands;

/// <summary>Says how many there are of something.</summary>
internal static class Quantity
{
    /// <summary>Number and noun, such as "1 document" and "2,067 documents".</summary>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}

using System.ComponentModel;

namespace QaBot.Configuration;

/// <summary>Says what a value must look like to become a property of a given type.</summary>
internal static class ValueShape
{
    /// <summary>Whether a single text can become a <paramref name="type"/>, as the configuration binder sees it.</summary>
    public static bool IsSingle(Type type) =>
        type == typeof(object) || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    /// <summary>Whether <paramref name="value"/> becomes a <paramref name="type"/>.</summary>
    public static bool Fits(Type type, string value)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string) || bare == typeof(object) || (value.Length == 0 && bare != type))
        {
            return true;
        }

        try
        {
            TypeDescriptor.GetConverter(bare).ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The words for what is allowed.</summary>
    public static string Allowed(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            _ when bare == typeof(bool) => "true or false",
            _ when bare == typeof(int) || bare == typeof(long) => "a whole number",
            _ when bare == typeof(double) || bare == typeof(float) || bare == typeof(decimal) => "a number such as 0.5",
            _ when bare == typeof(TimeSpan) => "a duration such as 00:00:30",
            _ when bare == typeof(Uri) => "an address such as https://bot.example.com",
            _ when bare.IsEnum => "one of " + string.Join(", ", Enum.GetNames(bare)),
            _ => $"a {bare.Name}",
        };
    }
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace QaBot.DirectLine;

/// <summary>Reports every fault of <see cref="DirectLineOptions"/>, one line each.</summary>
internal sealed class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>
{
    private const int MinSecretLength = 16;

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    internal static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Faults(DirectLineOptions options)
    {
        if (options.Secret is { Length: < MinSecretLength } secret)
        {
            yield return TooShort(nameof(options.Secret), secret);
        }

        for (var i = 0; i < options.Secrets.Count; i++)
        {
            if (options.Secrets[i].Length < MinSecretLength)
            {
                yield return TooShort($"{nameof(options.Secrets)}:{i}", options.Secrets[i]);
            }
        }

        for (var i = 0; i < options.AllowedOrigins.Count; i++)
        {
            if (!IsOrigin(options.AllowedOrigins[i]))
            {
                yield return Fault($"{nameof(options.AllowedOrigins)}:{i}", $"is \"{options.AllowedOrigins[i]}\"", "scheme, host and port only, such as https://www.example.com", "cut the path and the final slash");
            }
        }

        if (string.IsNullOrWhiteSpace(options.BotName))
        {
            yield return Fault(nameof(options.BotName), "is empty", "a name", "set one, or remove the key");
        }

        foreach (var fault in RangeFaults(options))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> RangeFaults(DirectLineOptions options) =>
        new[]
        {
            Range(nameof(options.TokenLifetime), options.TokenLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
            Range(nameof(options.IdleTimeout), options.IdleTimeout, TimeSpan.FromMinutes(10), TimeSpan.FromDays(7)),
            Range(nameof(options.MaxConversations), options.MaxConversations, 1, 1_000_000),
            Range(nameof(options.MaxActivities), options.MaxActivities, 10, 100_000),
            Range(nameof(options.MaxActivityBytes), options.MaxActivityBytes, 1024, 1024 * 1024),
        }.OfType<string>();

    // The value is a secret even when it is a bad one: only its length is said.
    private static string TooShort(string key, string secret) => Fault(
        key, $"has {secret.Length} characters", $"at least {MinSecretLength}", "set a longer random text, or remove the key");

    private static string? Range<T>(string key, T value, T least, T most)
        where T : IComparable<T>, IFormattable =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? null
            : Fault(key, $"is {Text(value)}", $"{Text(least)} to {Text(most)}", "set a value in that range, or remove the key for the default");

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Fault(string key, string found, string allowed, string mend) =>
        $"{DirectLineOptions.Section}:{key} {found}; allowed: {allowed}. Mend: {mend}.";
}

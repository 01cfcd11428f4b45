namespace QaBot.Configuration;

/// <summary>One thing wrong with the configuration, as one line.</summary>
/// <param name="Line">Key path, value found, what is allowed, and the mend.</param>
internal sealed record ConfigurationFault(string Line)
{
    private static readonly string[] SecretWords = ["Secret", "Password", "Key", "Token"];

    /// <summary>Words a fault; a secret's value is not shown.</summary>
    public static ConfigurationFault For(string key, string? value, string allowed, string mend) =>
        new($"{Canonical(key)}: found {Shown(key, value)}; allowed is {allowed}; {mend}.");

    /// <summary>The value as it may be shown.</summary>
    public static string Shown(string key, string? value) => value switch
    {
        null => "nothing",
        _ when IsSecret(key) => "***",
        _ => $"\"{value}\"",
    };

    /// <summary>Whether the last part of <paramref name="key"/> names a secret.</summary>
    public static bool IsSecret(string key)
    {
        var name = key[(key.LastIndexOf(':') + 1)..];
        return SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    // Environment variables write QABOT, files QaBot; people search for one spelling.
    private static string Canonical(string key) =>
        key.StartsWith("QaBot:", StringComparison.OrdinalIgnoreCase) ? "QaBot:" + key["QaBot:".Length..] : key;
}

namespace QaBot.BotFramework.Authentication;

/// <summary>Makes what a caller sent fit for a line of the log.</summary>
internal static class Printable
{
    private const int MaxCharacters = 40;

    /// <summary>The name in quotes, or a remark that it is not one: it may neither break the line nor fill it.</summary>
    public static string Of(string? name) =>
        name is { Length: > 0 and <= MaxCharacters } && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':')
            ? $"'{name}'"
            : "(not a name)";
}

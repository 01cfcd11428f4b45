using Microsoft.Extensions.Options;

namespace QaBot.WebChat;

/// <summary>Reports every fault of <see cref="WebChatOptions"/>, one line each.</summary>
internal sealed class WebChatOptionsValidator : IValidateOptions<WebChatOptions>
{
    private const int MaxTitle = 60;
    private const int MaxLine = 200;

    public ValidateOptionsResult Validate(string? name, WebChatOptions options)
    {
        string[] faults =
        [
            .. Length(nameof(options.Title), options.Title, 1, MaxTitle),
            .. Length(nameof(options.Description), options.Description, 0, MaxLine),
            .. Length(nameof(options.Footer), options.Footer, 0, MaxLine),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Length(string key, string value, int least, int most)
    {
        if (value.Trim().Length < least || value.Length > most)
        {
            yield return $"{WebChatOptions.Section}:{key} has {value.Trim().Length} characters; allowed: {least} to {most}. "
                + "Mend: set a text of that length, or remove the key for the default.";
        }
    }
}

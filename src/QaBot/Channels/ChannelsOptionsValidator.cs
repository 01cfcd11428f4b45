using Microsoft.Extensions.Options;

namespace QaBot.Channels;

/// <summary>Checks <see cref="ChannelsOptions"/>.</summary>
internal sealed class ChannelsOptionsValidator : IValidateOptions<ChannelsOptions>
{
    public ValidateOptionsResult Validate(string? name, ChannelsOptions options) =>
        string.IsNullOrEmpty(options.PublicUrl) || IsPublicUrl(options.PublicUrl)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{ChannelsOptions.Section}:{nameof(options.PublicUrl)}: found '{options.PublicUrl}', allowed is an absolute http or https URL "
                + "without query and fragment, such as https://bot.example.com; correct it or remove the key.");

    private static bool IsPublicUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url is { Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 };
}

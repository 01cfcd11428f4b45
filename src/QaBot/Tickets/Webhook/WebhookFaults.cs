using QaBot.BotFramework;
using QaBot.BotFramework.Connector;

namespace QaBot.Tickets.Webhook;

/// <summary>Finds the faults of <see cref="WebhookOptions"/>, one line each.</summary>
internal static class WebhookFaults
{
    private const string Section = TicketsOptions.Section + ":" + nameof(TicketsOptions.Webhook);

    public static IEnumerable<string> Of(WebhookOptions options)
    {
        string?[] faults =
        [
            UrlFault(options),
            SecretFault(options),
            OptionRange.FaultOf(Section, nameof(options.TimeoutSeconds), options.TimeoutSeconds, 1, 120, "seconds"),
            OptionRange.FaultOf(Section, nameof(options.MaxBodyBytes), options.MaxBodyBytes, 16_384, 16_777_216, "bytes"),
        ];
        return faults.OfType<string>();
    }

    // What stands before an @ is a secret, so the URL is not repeated where it may hold one.
    private static string? UrlFault(WebhookOptions options)
    {
        if (string.IsNullOrEmpty(options.Url))
        {
            return null;
        }

        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return Fault("a value that is not one", "an absolute http or https URL", "write for example https://desk.example.com/qabot or remove the key");
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return Fault("user information or a fragment", "scheme, host, port, path and query", $"remove that part; {Section}:Secret proves who posts");
        }

        return ConfiguredHost.ReachOf(url, options.AllowPrivateNetwork) switch
        {
            null => Fault($"the address {url.Host}", "an address of one host, and none at which clouds give out secrets", "name the help desk's own address"),
            AddressReach.Internet when url.Scheme == Uri.UriSchemeHttp => Fault(
                $"http to {url.Host}", "https beyond the private network", "write https, or set AllowPrivateNetwork to true if the name is one of your own network"),
            _ => null,
        };
    }

    private static string? SecretFault(WebhookOptions options)
    {
        if (string.IsNullOrEmpty(options.Secret))
        {
            return string.IsNullOrEmpty(options.Url)
                ? null
                : $"{Section}:Secret: found nothing, needed with Url; set a secret of 24 characters or more and give it to the help desk too.";
        }

        return WebhookSignature.TryReadSecret(options.Secret, out _)
            ? null
            : $"{Section}:Secret: found a secret that is too short or not base64 (it is not shown), allowed is whsec_ and the base64 of 24 to 64 bytes, or a text of 24 characters or more; make a new one.";
    }

    private static string Fault(string found, string allowed, string mend) => $"{Section}:Url: found {found}, allowed is {allowed}; {mend}.";
}

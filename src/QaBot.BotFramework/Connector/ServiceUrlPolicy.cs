using System.Net;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Decides which service URLs may be called. A service URL is chosen by whoever posts an activity, and without authentication that
/// may be anybody: so only this machine is called, which is where the Emulator and Agents Playground listen.
/// </summary>
public sealed class ServiceUrlPolicy
{
    private const string Mend = "without an app id the bot answers only to this machine (localhost, 127.0.0.0/8, [::1])";

    /// <summary>Judges <paramref name="serviceUrl"/>. Nothing is resolved or called.</summary>
#pragma warning disable CA1822 // An instance, because the rule depends on the configured identity as soon as there is one.
    public ServiceUrlVerdict Judge(string? serviceUrl)
#pragma warning restore CA1822
    {
        if (string.IsNullOrEmpty(serviceUrl))
        {
            return Refuse("serviceUrl is missing; set it to the base URL of the channel's Connector");
        }

        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return Refuse("serviceUrl is not an absolute http or https URL");
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return Refuse("serviceUrl holds user information, a query or a fragment; send scheme, host, port and path only");
        }

        // Uri rewrites other spellings of an address (decimal, hexadecimal, octal, short); no honest client uses them.
        if (!serviceUrl.StartsWith($"{url.Scheme}://{url.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return Refuse("serviceUrl spells its host in an unusual way; write it plainly");
        }

        return IsThisMachine(url) ? new ServiceUrlVerdict(url, null) : Refuse($"serviceUrl names the host '{url.IdnHost}', but {Mend}");
    }

    private static bool IsThisMachine(Uri url) => url.HostNameType switch
    {
        UriHostNameType.Dns => url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase),
        UriHostNameType.IPv4 => IPAddress.IsLoopback(IPAddress.Parse(url.Host)),
        UriHostNameType.IPv6 => IPAddress.IPv6Loopback.Equals(IPAddress.Parse(url.DnsSafeHost)),
        _ => false,
    };

    private static ServiceUrlVerdict Refuse(string reason) => new(null, reason);
}

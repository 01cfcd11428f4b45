using System.Net;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Decides which service URLs may be called, and with them who may get the bot's token. A service URL is chosen by whoever posts an
/// activity. Without an app id that may be anybody: so only this machine is called, which is where the Emulator and Agents
/// Playground listen. With an app id a URL is called when a token vouches for it, or when its host is known.
/// </summary>
public sealed class ServiceUrlPolicy
{
    private const string Mend = "without an app id the bot answers only to this machine (localhost, 127.0.0.0/8, [::1])";

    /// <summary>Hosts of Connectors only. Download hosts of the same makers stay out: anyone can own a sub-domain there.</summary>
    private static readonly HostPattern[] ConnectorHosts =
    [
        Known("*.botframework.com"), Known("smba.trafficmanager.net"), Known("*.teams.microsoft.com"), Known("*.teams.microsoft.us"),
        Known("*.botframework.azure.us"), Known("*.botframework.azure.cn"),
    ];

    private readonly bool _hasIdentity;
    private readonly HostPattern[] _trusted;

    /// <summary>Creates a policy.</summary>
    /// <param name="bot">Whether the bot has an identity.</param>
    /// <param name="options">Which hosts are trusted besides those known.</param>
    public ServiceUrlPolicy(IOptions<BotOptions> bot, IOptions<ConnectorOptions> options)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(options);
        _hasIdentity = !string.IsNullOrEmpty(bot.Value.AppId);
        _trusted = [.. options.Value.TrustedHosts.Select(host => HostPattern.TryParse(host, out var pattern) ? pattern : null).OfType<HostPattern>()];
    }

    /// <summary>Judges where <paramref name="target"/> lies. Nothing is resolved or called.</summary>
    public ServiceUrlVerdict Judge(ConnectorTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Judge(target.ServiceUrl, target.IsVouchedFor, target.Audience);
    }

    /// <summary>Judges <paramref name="serviceUrl"/>. Nothing is resolved or called.</summary>
    /// <param name="serviceUrl">The URL as it came in.</param>
    /// <param name="isVouchedFor">Whether an authenticated token named this very URL.</param>
    /// <param name="audience">The app id of the parent bot that waits there; null for a channel and for the Emulator.</param>
    public ServiceUrlVerdict Judge(string? serviceUrl, bool isVouchedFor, string? audience = null)
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

        return _hasIdentity ? JudgeHost(url, isVouchedFor, audience) : JudgeAnonymous(url);
    }

    private static ServiceUrlVerdict JudgeAnonymous(Uri url) => IsThisMachine(url)
        ? new ServiceUrlVerdict(url, null)
        : Refuse($"serviceUrl names the host '{url.IdnHost}', but {Mend}");

    private ServiceUrlVerdict JudgeHost(Uri url, bool isVouchedFor, string? audience)
    {
        var isTrusted = _trusted.Any(host => host.Matches(url));

        // The Emulator, and a channel's stand-in for a test. A parent bot elsewhere has no business with what listens here.
        if (IsThisMachine(url) && (audience is null || isTrusted))
        {
            return new ServiceUrlVerdict(url, null);
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return Refuse($"serviceUrl is not an https URL; with an app id only this machine is called without encryption (found host '{url.IdnHost}')");
        }

        if (!isTrusted && !isVouchedFor && !ConnectorHosts.Any(host => host.Matches(url)))
        {
            return Refuse($"no token vouches for serviceUrl and its host '{url.IdnHost}' is not known; add it to {ConnectorOptions.Section}:TrustedHosts if it is yours");
        }

        return JudgeAddress(url, isTrusted ? AddressReach.PrivateNetwork : AddressReach.Internet);
    }

    /// <summary>An address in plain text can be judged at once; a name is judged by what it resolves to, when it is connected to.</summary>
    private static ServiceUrlVerdict JudgeAddress(Uri url, AddressReach reach) =>
        url.HostNameType != UriHostNameType.Dns && !AddressRange.IsWithin(IPAddress.Parse(url.DnsSafeHost), reach)
            ? Refuse($"serviceUrl names the address '{url.IdnHost}', which the bot does not call")
            : new ServiceUrlVerdict(url, null, reach);

    private static bool IsThisMachine(Uri url) => url.HostNameType switch
    {
        UriHostNameType.Dns => url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase),
        UriHostNameType.IPv4 => IPAddress.IsLoopback(IPAddress.Parse(url.Host)),
        UriHostNameType.IPv6 => IPAddress.IPv6Loopback.Equals(IPAddress.Parse(url.DnsSafeHost)),
        _ => false,
    };

    private static HostPattern Known(string host) =>
        HostPattern.TryParse(host, out var pattern) ? pattern : throw new ArgumentException($"'{host}' is not a host.", nameof(host));

    private static ServiceUrlVerdict Refuse(string reason) => new(null, reason);
}

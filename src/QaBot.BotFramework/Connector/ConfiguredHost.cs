using System.Net;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Judges URLs that whoever runs the bot wrote into the configuration. An address that stands there is meant, a private one too. A name
/// is not the same: what it resolves to is decided elsewhere and can change.
/// </summary>
public static class ConfiguredHost
{
    /// <summary>The addresses at which <paramref name="url"/> may be called; null when its host is an address that is never called.</summary>
    /// <param name="url">The configured URL, absolute.</param>
    /// <param name="allowsPrivate">Whether a name may resolve to a private address.</param>
    public static AddressReach? ReachOf(Uri url, bool allowsPrivate)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            return ReachAt(IPAddress.Parse(url.DnsSafeHost));
        }

        if (url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return AddressReach.ThisMachine;
        }

        return allowsPrivate ? AddressReach.PrivateNetwork : AddressReach.Internet;
    }

    private static AddressReach? ReachAt(IPAddress address)
    {
        AddressReach[] narrowestFirst = [AddressReach.ThisMachine, AddressReach.Internet, AddressReach.PrivateNetwork];
        foreach (var reach in narrowestFirst)
        {
            if (AddressRange.IsWithin(address, reach))
            {
                return reach;
            }
        }

        return null;
    }
}

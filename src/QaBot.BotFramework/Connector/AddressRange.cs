using System.Net;
using System.Net.Sockets;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Sorts network addresses by who can be reached at them (RFC 6890 and the registries behind it). What is not known to be public
/// counts as private, and an address that carries another one inside is judged by that.
/// </summary>
internal static class AddressRange
{
    /// <summary>Where clouds answer a virtual machine, some with its secrets, whatever else the network holds; and what is no single host.</summary>
    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("100.100.100.200/32"), IPNetwork.Parse("168.63.129.16/32"),
        IPNetwork.Parse("192.0.0.192/32"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/128"), IPNetwork.Parse("64:ff9b:1::/48"), IPNetwork.Parse("fd00:ec2::/32"), IPNetwork.Parse("fd20:ce::254/128"), IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("ff00::/8"),
    ];

    private static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("3fff::/20"), IPNetwork.Parse("5f00::/16"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    /// <summary>Whether something that may reach <paramref name="reach"/> may connect to <paramref name="address"/>.</summary>
    public static bool IsWithin(IPAddress address, AddressReach reach)
    {
        var inner = Unwrap(address);
        return reach switch
        {
            AddressReach.ThisMachine => IPAddress.IsLoopback(inner),
            AddressReach.Internet => !Contains(Never, inner) && !Contains(NotPublic, inner) && IsGlobal(inner),
            AddressReach.PrivateNetwork => !Contains(Never, inner),
            _ => false,
        };
    }

    private static bool IsGlobal(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address);

    private static bool Contains(IPNetwork[] networks, IPAddress address) => networks.Any(network => network.Contains(address));

    /// <summary>The IPv4 address inside an IPv6 one, where a gateway or the system would go on to it.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address) || (Compatible.Contains(address) && bytes[12] != 0))
        {
            return new IPAddress(bytes.AsSpan(12, 4));
        }

        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4)) : address;
    }
}

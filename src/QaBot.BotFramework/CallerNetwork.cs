using System.Net;
using System.Net.Sockets;

namespace QaBot.BotFramework;

/// <summary>Tells callers apart by where they call from, for limits.</summary>
public static class CallerNetwork
{
    /// <summary>One name for all addresses of a caller: whoever has one address of IPv6 has 2^64 of them, so the network counts, not the interface.</summary>
    public static string Of(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8))
            : plain?.ToString() ?? "";
    }
}

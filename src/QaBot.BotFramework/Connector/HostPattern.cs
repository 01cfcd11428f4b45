using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// A host by name (<c>bot.example.org</c>), by address (<c>10.1.2.3</c>), or all hosts below a domain (<c>*.example.org</c>, which
/// leaves <c>example.org</c> itself out).
/// </summary>
internal sealed class HostPattern
{
    private readonly string _host;
    private readonly bool _isSuffix;

    private HostPattern(string host, bool isSuffix)
    {
        _host = host;
        _isSuffix = isSuffix;
    }

    /// <summary>Reads a pattern. False for anything that is not one, such as a URL, a port, or a star that lets a whole top-level domain in.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostPattern? pattern)
    {
        pattern = null;
        var isSuffix = text?.StartsWith("*.", StringComparison.Ordinal) ?? false;
        var host = isSuffix ? text![2..] : text;
        if (string.IsNullOrEmpty(host) || !IsHost(host, isSuffix))
        {
            return false;
        }

        pattern = new HostPattern(isSuffix ? "." + host : host, isSuffix);
        return true;
    }

    /// <summary>Whether <paramref name="url"/> is on a host of the pattern.</summary>
    public bool Matches(Uri url) => _isSuffix
        ? url.HostNameType == UriHostNameType.Dns && url.IdnHost.EndsWith(_host, StringComparison.OrdinalIgnoreCase)
        : url.IdnHost.Equals(_host, StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(string host, bool isSuffix) => Uri.CheckHostName(host) switch
    {
        UriHostNameType.Dns => host.All(char.IsAscii) && !host.EndsWith('.') && (!isSuffix || host.Contains('.', StringComparison.Ordinal)),
        // An address is compared as text, so it has to be in the form that Uri gives it.
        UriHostNameType.IPv4 or UriHostNameType.IPv6 => !isSuffix && IPAddress.Parse(host).ToString().Equals(host, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}

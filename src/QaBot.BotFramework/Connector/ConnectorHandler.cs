using System.Net;
using System.Net.Sockets;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// The way to the channels: no redirects, no cookies, and no connection to an address that the request may not reach. The addresses
/// are judged here, after the name was resolved and right before they are used, because a name can lead anywhere at any time.
/// </summary>
public static class ConnectorHandler
{
    /// <summary>Says of a request which addresses it may reach; without it none.</summary>
    internal static readonly HttpRequestOptionsKey<AddressReach> Reach = new("QaBot.AddressReach");

    /// <summary>Creates a handler for the <see cref="HttpClient"/> of a <see cref="ConnectorTransport"/>.</summary>
    /// <param name="proxy">Goes between the bot and everything but its own machine; it then resolves the names. Null for none.</param>
    public static SocketsHttpHandler Create(IWebProxy? proxy) => Create(proxy, Dns.GetHostAddressesAsync);

    /// <summary>Creates a handler for one receiver that the configuration names, with the same care.</summary>
    /// <param name="proxy">As above.</param>
    /// <param name="reach">Which addresses the receiver may have; see <see cref="ConfiguredHost.ReachOf"/>.</param>
    /// <param name="mend">What to do when it has none of them, the end of a sentence.</param>
    public static SocketsHttpHandler Create(IWebProxy? proxy, AddressReach reach, string mend) =>
        Create(proxy, Dns.GetHostAddressesAsync, _ => reach, mend);

    internal static SocketsHttpHandler Create(IWebProxy? proxy, Func<string, CancellationToken, Task<IPAddress[]>> resolve) => Create(
        proxy,
        resolve,
        request => request.Options.TryGetValue(Reach, out var reach) ? reach : null,
        $"if it is yours, add it to {ConnectorOptions.Section}:TrustedHosts");

    internal static SocketsHttpHandler Create(
        IWebProxy? proxy, Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<HttpRequestMessage, AddressReach?> reachOf, string mend) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = proxy is not null,
        Proxy = proxy is null ? null : new OutboundProxy(proxy),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, resolve, reachOf, mend, cancellationToken),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 64,
    };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        Func<HttpRequestMessage, AddressReach?> reachOf, string mend, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = await resolve(host, cancellationToken);
        var allowed = Allowed(found, context.InitialRequestMessage, reachOf);
        if (allowed.Length == 0)
        {
            throw new ForbiddenAddressException($"the host '{host}' has no address that the bot may call; {mend}");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var stream = default(NetworkStream);
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return stream = new NetworkStream(socket, ownsSocket: true);
        }
        finally
        {
            if (stream is null)
            {
                socket.Dispose();
            }
        }
    }

    /// <summary>Those to connect to. The proxy, which alone is asked for a tunnel, was named by whoever runs the bot.</summary>
    private static IPAddress[] Allowed(IPAddress[] found, HttpRequestMessage request, Func<HttpRequestMessage, AddressReach?> reachOf)
    {
        if (request.Method == HttpMethod.Connect)
        {
            return found;
        }

        return reachOf(request) is { } reach ? [.. found.Where(address => AddressRange.IsWithin(address, reach))] : [];
    }
}

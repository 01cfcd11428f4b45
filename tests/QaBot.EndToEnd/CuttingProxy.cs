using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace QaBot.EndToEnd;

/// <summary>Stands between a client and the program and passes bytes on, until a test cuts every connection as a lost network does.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, Task> _ends = new();
    private readonly int _port;
    private readonly Task _accepting;

    private CuttingProxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>A proxy on a free port before the program at <paramref name="address"/>.</summary>
    public static CuttingProxy Before(Uri address) => new(address.Port);

    /// <summary>Resets every connection. New ones are let pass.</summary>
    public void Cut()
    {
        foreach (var end in _ends.Keys)
        {
            Reset(end);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Cut();
        await _accepting;
        await Task.WhenAll(_ends.Values);
    }

    private static void Reset(TcpClient end)
    {
        try
        {
            end.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception fault) when (fault is ObjectDisposedException or SocketException or NullReferenceException)
        {
            // It is closed already.
        }

        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ends[client] = PassAsync(client);
            }
        }
        catch (Exception fault) when (fault is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _port);
            var answers = server.GetStream().CopyToAsync(client.GetStream());
            var requests = client.GetStream().CopyToAsync(server.GetStream());
            await await Task.WhenAny(answers, requests);
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone, or the line was cut: the other end goes too.
        }

        Reset(server);
        client.Dispose();
    }
}

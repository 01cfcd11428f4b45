using System.Net.Sockets;
using System.Text;

namespace QaBot.Tests;

/// <summary>A connection to the program on which a test writes what no HTTP client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new();

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    public async Task SendAsync(string text) => await SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _client.GetStream().WriteAsync(bytes);
        }
        catch (IOException)
        {
            // It has answered and closed already; the answer is still to be read.
        }
    }

    /// <summary>What comes until the other side closes, or until a whole head has come; empty when it closes without a word.</summary>
    public async Task<string> ReadHeadAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var head = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            int read;
            while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)
                && (read = await _client.GetStream().ReadAsync(buffer, limit.Token)) > 0)
            {
                head.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // Reset instead of closed.
        }

        return head.ToString();
    }

    /// <summary>The status of the answer; 0 when the other side closes without a word.</summary>
    public async Task<int> ReadStatusAsync() =>
        await ReadHeadAsync() is { Length: > 12 } head ? int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;

    public void Dispose() => _client.Dispose();
}

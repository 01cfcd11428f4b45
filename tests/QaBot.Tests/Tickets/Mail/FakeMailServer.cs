using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace QaBot.Tests.Tickets.Mail;

/// <summary>A mail server on this machine that keeps every mail, or answers one command as a test tells it to.</summary>
internal sealed class FakeMailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<(string Envelope, MimeMessage Mail)> _mails = new();

    public FakeMailServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails, with the commands that named sender and receivers.</summary>
    public IReadOnlyList<(string Envelope, MimeMessage Mail)> Mails => [.. _mails];

    /// <summary>The answer to a command that begins so; null for the usual one.</summary>
    public (string Command, string Answer)? Instead { get; set; }

    public void Dispose()
    {
        // The one who waits for a client ends by this.
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            try
            {
                await ServeAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The client hung up.
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        var envelope = "";
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (Instead is { } instead && line.StartsWith(instead.Command, StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync(instead.Answer);
                continue;
            }

            envelope += line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("RCPT", StringComparison.Ordinal) ? line + "\n" : "";
            await writer.WriteLineAsync(line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
            if (line.StartsWith("DATA", StringComparison.Ordinal))
            {
                _mails.Enqueue((envelope, await ReadMailAsync(reader)));
                envelope = "";
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    private async Task<MimeMessage> ReadMailAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(stream, _end.Token);
    }
}

using System.Net;
using System.Net.Sockets;
using QaBot.Channels;
using QaBot.Tickets;

namespace QaBot.Commands.Checks;

/// <summary>Checks where questions go that a person is to answer: that the folder can be written to, and that the others can be reached.</summary>
internal sealed class TicketsCheck(TicketsOptions tickets, ChannelsOptions channels) : InstallationCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override string Name => "Tickets";

    public override async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        if (tickets.HasFolder())
        {
            findings.Add(Folder(Path.GetFullPath(tickets.Folder!)));
        }

        if (tickets.Webhook.Url is { Length: > 0 } webhook)
        {
            var url = new Uri(webhook);
            findings.Add(await ReachAsync($"the webhook at {url.Host}", url.DnsSafeHost, url.Port, cancellationToken).ConfigureAwait(false));
        }

        if (tickets.Mail.Host is { Length: > 0 } mail)
        {
            findings.Add(await ReachAsync($"the mail server {mail}", mail, tickets.Mail.Port, cancellationToken).ConfigureAwait(false));
        }

        if (tickets.Teams.ChannelId is { Length: > 0 } channel)
        {
            findings.Add(Finding.Fine(Name, $"the channel {channel} of Teams is told; whether the bot is installed in its team shows with the first ticket"));
        }

        return findings.Count == 0
            ? [Finding.Notice(Name, "tickets go nowhere", "no folder, webhook, mailbox or channel is set", "remove QaBot:Tickets:Folder for the default, if people are to answer")]
            : [.. findings, .. Links()];
    }

    private Finding Folder(string folder)
    {
        if (File.Exists(folder))
        {
            return Finding.Wrong(Name, $"{folder} is a file", "a folder is needed to write tickets to", "name another by QaBot:Tickets:Folder, or move the file away");
        }

        var existing = WritableFolder.NearestExisting(folder);
        try
        {
            WritableFolder.Probe(existing);
            return Finding.Fine(Name, $"{folder} can be written to");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong(Name, $"{existing} cannot be written to", exception.Message, "give this account the right to write there, or name another folder by QaBot:Tickets:Folder");
        }
    }

    // Behind a proxy the connection is the proxy's, so a failure here need not mean that nothing arrives.
    private async Task<Finding> ReachAsync(string what, string host, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, limit.Token).ConfigureAwait(false);
            return Finding.Fine(Name, $"{what} can be reached on port {port}");
        }
        catch (SocketException exception)
        {
            return Unreached(what, port, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreached(what, port, $"nobody answered within {Patience.TotalSeconds:0} s");
        }
    }

    private Finding Unreached(string what, int port, string why) => Finding.Notice(
        Name, $"{what} cannot be reached directly on port {port}", why,
        "correct the name and port, start it, or let this machine through; tickets wait for it. Behind a proxy the webhook may be reached all the same");

    // The link in a ticket is the way to reply; on another machine, one that names this machine leads nowhere.
    private IEnumerable<Finding> Links()
    {
        var goesElsewhere = !string.IsNullOrEmpty(tickets.Webhook.Url) || !string.IsNullOrEmpty(tickets.Mail.Host) || !string.IsNullOrEmpty(tickets.Teams.ChannelId);
        if (goesElsewhere && IsThisMachine(channels.PublicUrl))
        {
            yield return Finding.Notice(
                Name, "links to the reply page name this machine", "QaBot:PublicUrl is not set, or is an address of this machine",
                "set QaBot:PublicUrl to the address at which the help desk's browsers reach this server");
        }
    }

    private static bool IsThisMachine(string? url) =>
        string.IsNullOrEmpty(url) || (Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip))));
}

using System.Net;
using MimeKit;
using QaBot.BotFramework;

namespace QaBot.Tickets.Mail;

/// <summary>Finds the faults of <see cref="MailOptions"/>, one line each.</summary>
internal static class MailFaults
{
    private const string Section = TicketsOptions.Section + ":" + nameof(TicketsOptions.Mail);

    public static IEnumerable<string> Of(MailOptions options)
    {
        string?[] faults = string.IsNullOrEmpty(options.Host)
            ? [Orphan(options)]
            :
            [
                HostFault(options.Host),
                OptionRange.FaultOf(Section, nameof(options.Port), options.Port, 1, 65_535, "as a port"),
                OptionRange.FaultOf(Section, nameof(options.TimeoutSeconds), options.TimeoutSeconds, 1, 300, "seconds"),
                FromFault(options.From),
                ToFault(options.To),
                SignInFault(options),
            ];
        return faults.OfType<string>();
    }

    /// <summary>Whether <paramref name="text"/> is one address with a domain; what comes out is the address alone.</summary>
    public static bool IsAddress(string? text, out MailboxAddress address)
    {
        if (!string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl)
            && MailboxAddress.TryParse(text, out var parsed) && parsed is { Domain.Length: > 0, LocalPart.Length: > 0 })
        {
            address = parsed;
            return true;
        }

        address = new MailboxAddress("", "");
        return false;
    }

    private static string? Orphan(MailOptions options) => string.IsNullOrEmpty(options.To) && string.IsNullOrEmpty(options.From)
        ? null
        : $"{Section}:Host: found nothing, needed with To and From; name the mail server, or remove To and From.";

    private static string? HostFault(string host) => Uri.CheckHostName(host) == UriHostNameType.Unknown
        ? $"{Section}:Host: found '{host}', allowed is a host name or an IP address without scheme and port; write for example mail.example.com."
        : null;

    private static string? FromFault(string? from) => IsAddress(from, out _)
        ? null
        : $"{Section}:From: found '{from}', allowed is one e-mail address; write for example QaBot <bot@example.com>.";

    private static string? ToFault(string? to)
    {
        if (!string.IsNullOrWhiteSpace(to) && !to.Any(char.IsControl) && InternetAddressList.TryParse(to, out var all)
            && all.Count > 0 && all.All(one => one is MailboxAddress { Domain.Length: > 0, LocalPart.Length: > 0 }))
        {
            return null;
        }

        return $"{Section}:To: found '{to}', allowed are e-mail addresses separated by commas; write for example desk@example.com.";
    }

    private static string? SignInFault(MailOptions options)
    {
        if (string.IsNullOrEmpty(options.User))
        {
            return null;
        }

        if (string.IsNullOrEmpty(options.Password))
        {
            return $"{Section}:Password: found nothing, needed with User; set it, or remove User.";
        }

        return options.Security == MailSecurity.None && !IsThisMachine(options.Host!)
            ? $"{Section}:Security: found None with User, allowed is StartTls or Tls where a password is sent; choose one of them, or remove User and Password."
            : null;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

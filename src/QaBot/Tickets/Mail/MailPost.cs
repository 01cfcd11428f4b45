using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace QaBot.Tickets.Mail;

/// <summary>Hands mails to the mail server, each over a connection of its own. Thread-safe.</summary>
internal sealed class MailPost(IOptions<TicketsOptions> options)
{
    private readonly MailOptions _options = options.Value.Mail;

    /// <summary>Hands one mail over.</summary>
    /// <param name="mail">The mail, whole.</param>
    /// <param name="isToAsker">Whether it goes to an address that an asker gave: then a receiver that is refused is final. One of the configuration is mended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DeskOutcome> SendAsync(MimeMessage mail, bool isToAsker, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new SmtpClient();
            client.Timeout = (int)TimeSpan.FromSeconds(_options.TimeoutSeconds).TotalMilliseconds;

            // As browsers and HttpClient do: servers of revocation lists are often out of a server's reach, and then no mail would leave.
            client.CheckCertificateRevocation = false;
            await client.ConnectAsync(_options.Host!, _options.Port, SecurityOf(_options.Security), cancellationToken);
            if (!string.IsNullOrEmpty(_options.User))
            {
                await client.AuthenticateAsync(_options.User, _options.Password!, cancellationToken);
            }

            await client.SendAsync(mail, cancellationToken);
            await HangUpAsync(client, cancellationToken);
            return DeskOutcome.Delivered;
        }
        catch (SmtpCommandException fault)
        {
            return Judge(fault, isToAsker);
        }
        catch (AuthenticationException)
        {
            return DeskOutcome.Retry("The mail server does not take the user and password; correct QaBot:Tickets:Mail:User and Password.");
        }
        catch (Exception fault) when (fault is SocketException or IOException or ProtocolException or SslHandshakeException
            or NotSupportedException or TimeoutException or ServiceNotConnectedException or ServiceNotAuthenticatedException)
        {
            return DeskOutcome.Retry($"The mail server cannot be used ({fault.GetType().Name}).");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeskOutcome.Retry($"The mail server did not answer within {_options.TimeoutSeconds} s.");
        }
    }

    // The mail is handed over by then; a server that hangs up first took it all the same.
    private static async Task HangUpAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // Nothing is lost.
        }
    }

    private static DeskOutcome Judge(SmtpCommandException fault, bool isToAsker)
    {
        var status = (int)fault.StatusCode;

        // An unexpected status is that of the command DATA, and of the mail's size: the mail itself is meant.
        var isOfTheMail = fault.ErrorCode is SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.UnexpectedStatusCode;
        var isFinal = status >= 500 && (isOfTheMail || (isToAsker && fault.ErrorCode == SmtpErrorCode.RecipientNotAccepted));
        var reason = $"The mail server answered {status} ({fault.ErrorCode}).";
        return isFinal ? DeskOutcome.Refused(reason) : DeskOutcome.Retry(reason);
    }

    private static SecureSocketOptions SecurityOf(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}

using Microsoft.Extensions.Options;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Mail;

/// <summary>Tells a mailbox of tickets, and brings replies to askers whose conversation is gone and who gave an address.</summary>
internal sealed class MailDesk(IOptions<TicketsOptions> options, MailPost post, TicketLinks links) : TicketDesk
{
    /// <summary>The desk's name.</summary>
    public const string DeskName = "mail";

    private readonly MailOptions _options = options.Value.Mail;

    public override string Name => DeskName;

    public override Task<DeskOutcome> DeliverAsync(Ticket ticket, TicketEvent news, CancellationToken cancellationToken) =>
        post.SendAsync(TicketMail.ToDesk(ticket, news, links.PageOf(ticket.Id), _options), isToAsker: false, cancellationToken);

    /// <summary>Sends a reply to the address that the asker gave. Refused when that is none.</summary>
    public async Task<DeskOutcome> SendToAskerAsync(Ticket ticket, TicketReply reply, CancellationToken cancellationToken) =>
        MailFaults.IsAddress(ticket.Contact, out var asker)
            ? await post.SendAsync(TicketMail.ToAsker(ticket, reply, asker, _options), isToAsker: true, cancellationToken)
            : DeskOutcome.Refused("The asker gave no e-mail address.");
}

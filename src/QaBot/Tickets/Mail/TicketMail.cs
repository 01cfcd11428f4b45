using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Text;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Mail;

/// <summary>
/// Writes mails about tickets. All mails of a ticket make one thread; the same news always has the same Message-Id, by which mail
/// programs know a repetition.
/// </summary>
internal static class TicketMail
{
    /// <summary>The mail that tells the desk of <paramref name="news"/>.</summary>
    public static MimeMessage ToDesk(Ticket ticket, TicketEvent news, string replyUrl, MailOptions options)
    {
        var mail = Create(options, ticket);
        mail.To.AddRange(InternetAddressList.Parse(options.To!));
        mail.Date = news.At;
        var thread = $"{ticket.Id}@{DomainOf(options)}";
        var isFirst = news.Kind == TicketEventKind.Opened;
        mail.MessageId = isFirst ? thread : string.Create(CultureInfo.InvariantCulture, $"{ticket.Id}.{news.Number}@{DomainOf(options)}");
        mail.Subject = $"{(isFirst ? "" : "Re: ")}[{ticket.Id}] {TicketWords.TitleOf(ticket)}";
        if (!isFirst)
        {
            mail.InReplyTo = thread;
            mail.References.Add(thread);
        }

        mail.Body = Body(PlainText(ticket, news, replyUrl), Html(ticket, news, replyUrl));
        return mail;
    }

    /// <summary>
    /// The mail that brings a reply to its asker. It holds the reply and nothing that the asker wrote: the address was not verified, and
    /// nobody is to write to others through the bot.
    /// </summary>
    public static MimeMessage ToAsker(Ticket ticket, TicketReply reply, MailboxAddress asker, MailOptions options)
    {
        var mail = Create(options, ticket);
        mail.To.Add(asker);
        mail.Date = reply.At;
        mail.MessageId = $"{ticket.Id}.reply.{Fingerprint.Of(reply.Id)}@{DomainOf(options)}";
        mail.Subject = $"[{ticket.Id}] A reply to your question";
        var by = reply.By ?? TicketWords.Nobody;
        var html = new HtmlText();
        html.Write($"<p>{by} replies to your question of {TicketWords.Of(ticket.OpenedAt)}:</p>\n<p style=\"white-space:pre-wrap\">{reply.Text}</p>\n");
        mail.Body = Body($"{by} replies to your question of {TicketWords.Of(ticket.OpenedAt)}:\n\n{reply.Text}\n", html);
        return mail;
    }

    private static MimeMessage Create(MailOptions options, Ticket ticket)
    {
        var mail = new MimeMessage();
        mail.From.Add(MailboxAddress.Parse(options.From!));

        // RFC 3834: keeps programs that answer mails from answering this one.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-QaBot-Ticket", ticket.Id);
        return mail;
    }

    private static MultipartAlternative Body(string plain, HtmlText html) =>
    [
        new TextPart(TextFormat.Plain) { Text = plain },
        new TextPart(TextFormat.Html) { Text = html.ToString() },
    ];

    private static string DomainOf(MailOptions options) => MailboxAddress.Parse(options.From!).Domain;

    private static string PlainText(Ticket ticket, TicketEvent news, string replyUrl)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{TicketWords.Of(news.Kind)}, ticket {ticket.Id} ({TicketWords.StateOf(ticket)})\n\n");
        if (news.Text is { } written)
        {
            text.Append(CultureInfo.InvariantCulture, $"{written}\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Question of {VisibleText.OneLine(TicketWords.AskerOf(ticket))}:\n{ticket.Question}\n\n");
        foreach (var (name, value) in Facts(ticket))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        }

        text.Append(ticket.State == TicketState.Closed ? "\n" : $"\nReply here: {replyUrl}\n");
        foreach (var source in ticket.Sources)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThe bot found in {VisibleText.OneLine(source.Title)} ({source.Url}):\n{source.Quote}\n");
        }

        text.Append(ticket.Transcript.Count == 0 ? "" : "\nConversation:\n");
        foreach (var line in ticket.Transcript)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{VisibleText.OneLine(TicketWords.SpeakerOf(line, ticket))}, {TicketWords.Of(line.At)}:\n{line.Text}\n");
        }

        return text.ToString();
    }

    private static HtmlText Html(Ticket ticket, TicketEvent news, string replyUrl)
    {
        var html = new HtmlText();
        html.Write($"<p>{TicketWords.Of(news.Kind)}, ticket {ticket.Id} ({TicketWords.StateOf(ticket)})</p>\n");
        if (news.Text is { } written)
        {
            html.Write($"<blockquote style=\"white-space:pre-wrap\">{written}</blockquote>\n");
        }

        html.Write($"<p>Question of {TicketWords.AskerOf(ticket)}:</p>\n<blockquote style=\"white-space:pre-wrap\">{ticket.Question}</blockquote>\n<ul>\n");
        foreach (var (name, value) in Facts(ticket))
        {
            html.Write($"<li>{name}: {value}</li>\n");
        }

        html.Write($"</ul>\n");
        if (ticket.State != TicketState.Closed)
        {
            html.Write($"<p><a href=\"{replyUrl}\">Reply here</a></p>\n");
        }

        foreach (var source in ticket.Sources)
        {
            html.Write($"<p>The bot found in {source.Title}:</p>\n<blockquote style=\"white-space:pre-wrap\">{source.Quote}</blockquote>\n");
        }

        foreach (var line in ticket.Transcript)
        {
            html.Write($"<p><b>{TicketWords.SpeakerOf(line, ticket)}</b>, {TicketWords.Of(line.At)}:</p>\n<p style=\"white-space:pre-wrap\">{line.Text}</p>\n");
        }

        return html;
    }

    private static IEnumerable<(string Name, string Value)> Facts(Ticket ticket)
    {
        (string Name, string? Value)[] facts =
        [
            ("Added", ticket.Note),
            ("Why", TicketWords.Of(ticket.Reason)),
            ("Where", ticket.Conversation.Channel),
            ("Opened", TicketWords.Of(ticket.OpenedAt)),
            ("Language", ticket.Locale),
            ("E-mail, not verified", ticket.Contact),
        ];
        return facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => (fact.Name, VisibleText.OneLine(fact.Value!)));
    }
}

namespace QaBot.Tickets.Mail;

/// <summary>How the connection to the mail server is kept secret.</summary>
internal enum MailSecurity
{
    /// <summary>It begins in plain text and is encrypted before anything is said; a server that cannot is not used.</summary>
    StartTls,

    /// <summary>It is encrypted from the start, most often on port 465.</summary>
    Tls,

    /// <summary>Not at all, for a server of one's own network.</summary>
    None,
}

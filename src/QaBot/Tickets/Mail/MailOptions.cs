namespace QaBot.Tickets.Mail;

/// <summary>A mailbox that is told of tickets, and the server that takes the mails.</summary>
internal sealed class MailOptions
{
    /// <summary>The mail server's name or address. Default none: no mails are sent.</summary>
    public string? Host { get; set; }

    /// <summary>The mail server's port, 1 to 65,535. Default 587, where servers take mails from programs.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is kept secret. Default <see cref="MailSecurity.StartTls"/>.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>The name to sign in with. Default none: nobody signs in.</summary>
    public string? User { get; set; }

    /// <summary>The password to sign in with. No default, never printed. Ignored without <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>The sender, such as <c>QaBot &lt;bot@example.com&gt;</c>. Needed with <see cref="Host"/>.</summary>
    public string? From { get; set; }

    /// <summary>Who is told, addresses separated by commas. Needed with <see cref="Host"/>.</summary>
    public string? To { get; set; }

    /// <summary>How long the mail server may take for each step, in seconds, 1 to 300. Default 30.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}

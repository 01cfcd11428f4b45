using QaBot.Tickets.Mail;
using QaBot.Tickets.Teams;
using QaBot.Tickets.Webhook;

namespace QaBot.Tickets;

/// <summary>Where the questions go that a person is to answer, and how the answers come back.</summary>
internal sealed class TicketsOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "QaBot:Tickets";

    /// <summary>
    /// The folder that each ticket is written to as a file, absolute or relative to the working directory; it is made with the first
    /// ticket. Default none said, which is <c>tickets</c> in the data folder. Empty for none at all.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>The help desk that is told by HTTP. Default none.</summary>
    public WebhookOptions Webhook { get; set; } = new();

    /// <summary>The mailbox that is told by e-mail. Default none.</summary>
    public MailOptions Mail { get; set; } = new();

    /// <summary>The channel of a team that is told. Default none.</summary>
    public TeamsDeskOptions Teams { get; set; } = new();

    /// <summary>
    /// How long news and replies are tried again that cannot be delivered, in hours, 72 to 720. Default 168, a week. After that they are
    /// given up; the log and the ticket's file say so.
    /// </summary>
    public int GiveUpHours { get; set; } = 168;

    /// <summary>The longest reply, in characters, 1,000 to 100,000. Default 20,000.</summary>
    public int MaxReplyCharacters { get; set; } = 20_000;

    /// <summary>How often one address may open the reply page or post a reply, in requests a minute, 1 to 100,000. Default 120.</summary>
    public int RequestsPerAddress { get; set; } = 120;

    /// <summary>Whether tickets are written to files.</summary>
    public bool HasFolder() => !string.IsNullOrWhiteSpace(Folder);
}

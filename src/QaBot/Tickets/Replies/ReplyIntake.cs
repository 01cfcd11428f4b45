using System.Globalization;
using Microsoft.Extensions.Options;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Replies;

/// <summary>Takes replies in, wherever they come from: checks them and writes them down. Thread-safe.</summary>
internal sealed partial class ReplyIntake(
    TicketStore store, DeskList desks, IOptions<TicketsOptions> options, TimeProvider time, ILogger<ReplyIntake> logger)
{
    private const int MaxName = 100;

    private readonly ILogger _logger = logger;

    /// <summary>Takes a reply in. When it comes back with no refusal, the reply is written down and will reach the asker.</summary>
    public async Task<ReplyReceipt> TakeAsync(ReplyDraft draft, CancellationToken cancellationToken)
    {
        var reply = new TicketReply
        {
            Id = draft.Id,
            TicketId = draft.TicketId,
            Text = Clean(draft.Text),
            By = NameOf(draft.By),
            At = time.GetUtcNow(),
            Takes = draft.Takes,
            Closes = draft.Closes,
            Keeps = draft.Keeps,
        };
        if (FaultOf(reply) is { } fault)
        {
            return new ReplyReceipt(null, fault);
        }

        var outcome = await store.AddReplyAsync(reply, desks.Names, cancellationToken);
        if (outcome == TicketReplyOutcome.Accepted)
        {
            LogTaken(reply.TicketId, reply.Takes, reply.Closes, reply.Keeps);
        }

        return new ReplyReceipt(outcome, RefusalOf(outcome));
    }

    private string? FaultOf(TicketReply reply) => reply switch
    {
        { Text.Length: 0, Keeps: true } => "There is no reply to keep as an answer. Write one, or do not ask to keep it.",
        { Text.Length: 0, Takes: false, Closes: false } => "The reply is empty. Write something, or take or close the ticket.",
        _ when reply.Text.Length > options.Value.MaxReplyCharacters => string.Create(
            CultureInfo.InvariantCulture,
            $"The reply has {reply.Text.Length:N0} characters; {options.Value.MaxReplyCharacters:N0} are allowed. Shorten it, or send several."),
        { By.Length: > MaxName } => $"The name has more than {MaxName} characters. Shorten it.",
        _ => null,
    };

    private static string? RefusalOf(TicketReplyOutcome outcome) => outcome switch
    {
        TicketReplyOutcome.TicketClosed => "The ticket is closed, so the reply was not sent.",
        TicketReplyOutcome.NoSuchTicket => "There is no such ticket.",
        _ => null,
    };

    /// <summary>The text without what no message may hold: control characters besides line breaks and tabs, halves of characters.</summary>
    private static string Clean(string? text)
    {
        var whole = string.Concat((text ?? "").ReplaceLineEndings("\n").EnumerateRunes());
        return string.Concat(whole.Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
    }

    private static string? NameOf(string? by) => VisibleText.OneLine(Clean(by)) is { Length: > 0 } name ? name : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Ticket}: a reply came in (takes {Takes}, closes {Closes}, keeps {Keeps}).")]
    private partial void LogTaken(string ticket, bool takes, bool closes, bool keeps);
}

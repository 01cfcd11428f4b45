using System.Globalization;
using System.Text;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Folder;

/// <summary>Writes a ticket as Markdown that reads well as it stands. Whatever somebody else wrote is escaped.</summary>
internal static class TicketMarkdown
{
    public static string Of(Ticket ticket, string replyUrl)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {ticket.Id}: {MarkdownText.EscapeToLine(TicketWords.TitleOf(ticket))}\n\n");
        AppendFacts(text, ticket);
        AppendQuoted(text, "Question", ticket.Question);
        AppendQuoted(text, "What the asker added", ticket.Note);
        AppendReplying(text, ticket, replyUrl);
        AppendSources(text, ticket);
        AppendTranscript(text, ticket);
        return text.ToString();
    }

    private static void AppendFacts(StringBuilder text, Ticket ticket)
    {
        AppendFact(text, "State", TicketWords.StateOf(ticket));
        AppendFact(text, "Opened", TicketWords.Of(ticket.OpenedAt));
        AppendFact(text, "Why", TicketWords.Of(ticket.Reason));
        AppendFact(text, "Asked by", $"{TicketWords.AskerOf(ticket)}, in {ticket.Conversation.Channel}");
        AppendFact(text, "Language", ticket.Locale);
        AppendFact(text, "E-mail, not verified", ticket.Contact);
    }

    private static void AppendFact(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {MarkdownText.EscapeToLine(value)}\n");
        }
    }

    private static void AppendReplying(StringBuilder text, Ticket ticket, string replyUrl)
    {
        text.Append("\n## Reply\n\n");
        if (ticket.State == TicketState.Closed)
        {
            text.Append("The ticket is closed. A reply is no longer taken.\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"[Open the reply page](<{replyUrl}>), or put a file named `{ticket.Id}.reply.md` beside this one.\n");
        text.Append("Its first line may say `take`, `close`, `keep` or `by: your name`, several on one line; the rest is the reply.\n");
    }

    private static void AppendSources(StringBuilder text, Ticket ticket)
    {
        if (ticket.Sources.Count == 0)
        {
            return;
        }

        text.Append("\n## What the bot found\n");
        foreach (var source in ticket.Sources)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Link(source)} ({MarkdownText.EscapeToLine(source.SourcePath)}):\n\n{Quote(source.Quote)}\n");
        }
    }

    // The bot made the link, but a link is not worth trusting that through a file and a database.
    private static string Link(TicketSource source)
    {
        var title = MarkdownText.EscapeToLine(source.Title);
        return WebLink.From(source.Url) is { } url ? $"[{title}](<{url}>)" : title;
    }

    private static void AppendTranscript(StringBuilder text, Ticket ticket)
    {
        if (ticket.Transcript.Count == 0)
        {
            return;
        }

        text.Append("\n## Conversation\n");
        foreach (var line in ticket.Transcript)
        {
            var speaker = MarkdownText.EscapeToLine(TicketWords.SpeakerOf(line, ticket));
            text.Append(CultureInfo.InvariantCulture, $"\n**{speaker}**, {TicketWords.Of(line.At)}:\n\n{Quote(line.Text)}\n");
        }
    }

    private static void AppendQuoted(StringBuilder text, string heading, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n{Quote(value)}\n");
        }
    }

    private static string Quote(string value) =>
        string.Join('\n', MarkdownText.Escape(value.Trim()).Split('\n').Select(line => line.Length == 0 ? ">" : $"> {line}"));
}

using QaBot.Core.Handoff;

namespace QaBot.Tickets.Replies;

/// <summary>Writes the page on which a person reads a ticket and replies. It holds no script and loads nothing.</summary>
/// <param name="ticket">The ticket.</param>
/// <param name="key">Its key, for the form.</param>
/// <param name="path">Where the form is posted.</param>
/// <param name="nonce">Tells a second click from a second reply.</param>
internal sealed class TicketPage(Ticket ticket, string key, string path, string nonce)
{
    // A right-to-left override in a question would otherwise turn the rest of the browser's title around.
    private const string IsolateStart = "\u2068";
    private const string IsolateEnd = "\u2069";

    private readonly HtmlText _html = new();

    /// <summary>What is said above the ticket; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>What was posted and refused, to be shown again; null for nothing.</summary>
    public ReplyDraft? Draft { get; init; }

    /// <summary>A page that says one thing.</summary>
    public static string Message(string title, string text)
    {
        var html = new HtmlText();
        Open(html, title);
        html.Write($"<h1>{title}</h1>\n<p>{text}</p>\n");
        Close(html);
        return html.ToString();
    }

    /// <summary>The page.</summary>
    public string Write()
    {
        var title = $"{ticket.Id}: {TicketWords.TitleOf(ticket)}";
        Open(_html, title);
        _html.Write($"<h1 dir=\"auto\">{title}</h1>\n");
        if (Notice is not null)
        {
            _html.Write($"<p class=\"notice\" role=\"status\">{Notice}</p>\n");
        }

        WriteFacts();
        WriteQuoted("Question", ticket.Question);
        WriteQuoted("What the asker added", ticket.Note);
        WriteSources();
        WriteTranscript();
        WriteReplying();
        Close(_html);
        return _html.ToString();
    }

    private static void Open(HtmlText html, string title)
    {
        html.Write($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{IsolateStart + title + IsolateEnd}</title>\n");
        html.Write($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n");
        html.Style(TicketPageStyle.Content).Write($"</head>\n<body>\n<main>\n");
    }

    private static void Close(HtmlText html) => html.Write($"</main>\n</body>\n</html>\n");

    private void WriteFacts()
    {
        _html.Write($"<dl>\n");
        WriteFact("State", TicketWords.StateOf(ticket));
        WriteFact("Opened", TicketWords.Of(ticket.OpenedAt));
        WriteFact("Why", TicketWords.Of(ticket.Reason));
        WriteFact("Asked by", $"{TicketWords.AskerOf(ticket)}, in {ticket.Conversation.Channel}");
        WriteFact("Language", ticket.Locale);
        WriteFact("E-mail, not verified", ticket.Contact);
        _html.Write($"</dl>\n");
    }

    private void WriteFact(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _html.Write($"<dt>{name}</dt><dd dir=\"auto\">{value}</dd>\n");
        }
    }

    private void WriteQuoted(string heading, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _html.Write($"<h2>{heading}</h2>\n<blockquote dir=\"auto\" class=\"asker\">{text}</blockquote>\n");
        }
    }

    private void WriteSources()
    {
        if (ticket.Sources.Count == 0)
        {
            return;
        }

        _html.Write($"<h2>What the bot found</h2>\n");
        foreach (var source in ticket.Sources)
        {
            _html.Write($"<p class=\"who\" dir=\"auto\">");
            if (WebLink.From(source.Url) is { } url)
            {
                _html.Write($"<a href=\"{url}\" rel=\"noopener noreferrer\" target=\"_blank\">{source.Title}</a>");
            }
            else
            {
                _html.Write($"{source.Title}");
            }

            _html.Write($" <bdi>({source.SourcePath})</bdi></p>\n<blockquote dir=\"auto\">{source.Quote}</blockquote>\n");
        }
    }

    private void WriteTranscript()
    {
        if (ticket.Transcript.Count == 0)
        {
            return;
        }

        _html.Write($"<h2>Conversation</h2>\n");
        foreach (var line in ticket.Transcript)
        {
            _html.Write($"<p class=\"who\"><bdi>{TicketWords.SpeakerOf(line, ticket)}</bdi>, {TicketWords.Of(line.At)}</p>\n");
            _html.Write($"<p class=\"said\" dir=\"auto\">{line.Text}</p>\n");
        }
    }

    private void WriteReplying()
    {
        _html.Write($"<h2>Reply</h2>\n");
        if (ticket.State == TicketState.Closed)
        {
            _html.Write($"<p>The ticket is closed. A reply is no longer taken.</p>\n");
            if (Draft?.Text is { Length: > 0 } unsent)
            {
                _html.Write($"<p>What you wrote was not sent:</p>\n<blockquote dir=\"auto\">{unsent}</blockquote>\n");
            }

            return;
        }

        _html.Write($"<form method=\"post\" action=\"{path}\">\n<input type=\"hidden\" name=\"key\" value=\"{key}\">\n<input type=\"hidden\" name=\"reply\" value=\"{nonce}\">\n");
        _html.Write($"<label for=\"text\">Your reply; the asker gets it in the chat</label>\n<textarea id=\"text\" name=\"text\" dir=\"auto\">\n{Draft?.Text}</textarea>\n");
        _html.Write($"<label for=\"by\">Your name, which the asker sees</label>\n<input type=\"text\" id=\"by\" name=\"by\" maxlength=\"100\" autocomplete=\"name\" value=\"{Draft?.By ?? ticket.TakenBy}\">\n");
        WriteBox("take", "I take this conversation: the bot keeps silent, and what the asker writes comes to this ticket", Draft?.Takes ?? false);
        WriteBox("close", "Close the ticket: the bot answers again", Draft?.Closes ?? false);
        WriteBox("keep", "Keep as an answer for everyone: the bot gives this reply to the same question from now on", Draft?.Keeps ?? false);
        _html.Write($"<button type=\"submit\">Send</button>\n</form>\n");
    }

    private void WriteBox(string name, string label, bool isChecked)
    {
        _html.Write($"<label class=\"check\"><input type=\"checkbox\" name=\"{name}\" value=\"1\"");
        if (isChecked)
        {
            _html.Write($" checked");
        }

        _html.Write($"> {label}</label>\n");
    }
}

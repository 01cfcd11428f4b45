using QaBot.Core.Handoff;

namespace QaBot.Tickets.Webhook;

/// <summary>A ticket as it is posted to a help desk, version 1. It is spelled out here, so that no change elsewhere changes it.</summary>
internal sealed record WebhookTicket
{
    /// <summary>The ticket's id.</summary>
    public required string Id { get; init; }

    /// <summary><c>open</c>, <c>taken</c> or <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary><c>asked</c>, <c>unanswered</c> or <c>rule</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>What is to be answered.</summary>
    public required string Question { get; init; }

    /// <summary>What the asker added.</summary>
    public string? Note { get; init; }

    /// <summary>An e-mail address that the asker gave; not verified.</summary>
    public string? Contact { get; init; }

    /// <summary>The asker's language.</summary>
    public string? Locale { get; init; }

    /// <summary>Who has it.</summary>
    public string? TakenBy { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who asks.</summary>
    public required Person Asker { get; init; }

    /// <summary>Where it was asked.</summary>
    public required Place Conversation { get; init; }

    /// <summary>The conversation until now, oldest first.</summary>
    public required IReadOnlyList<Line> Transcript { get; init; }

    /// <summary>What the bot found and did not take for an answer.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The ticket for the wire.</summary>
    public static WebhookTicket Of(Ticket ticket) => new()
    {
        Id = ticket.Id,
        State = ticket.State switch { TicketState.Open => "open", TicketState.Taken => "taken", _ => "closed" },
        Reason = ticket.Reason switch { TicketReason.Asked => "asked", TicketReason.Unanswered => "unanswered", _ => "rule" },
        Question = ticket.Question,
        Note = ticket.Note,
        Contact = ticket.Contact,
        Locale = ticket.Locale,
        TakenBy = ticket.TakenBy,
        OpenedAt = ticket.OpenedAt,
        ClosedAt = ticket.ClosedAt,
        Asker = new Person(ticket.Asker.Id, ticket.Asker.Name),
        Conversation = new Place(ticket.Conversation.Channel, ticket.Conversation.Id),
        Transcript = [.. ticket.Transcript.Select(line => new Line(SpeakerOf(line.Speaker), line.Name, line.Text, line.At))],
        Sources = [.. ticket.Sources.Select(source => new Source(source.Title, source.SourcePath, source.Quote, source.Url))],
    };

    private static string SpeakerOf(TicketSpeaker speaker) => speaker switch
    {
        TicketSpeaker.Asker => "asker",
        TicketSpeaker.Bot => "bot",
        _ => "helper",
    };

    /// <summary>Somebody.</summary>
    internal sealed record Person(string Id, string? Name);

    /// <summary>A conversation.</summary>
    internal sealed record Place(string Channel, string Id);

    /// <summary>A line; the speaker is <c>asker</c>, <c>bot</c> or <c>helper</c>.</summary>
    internal sealed record Line(string Speaker, string? Name, string Text, DateTimeOffset At);

    /// <summary>A passage.</summary>
    internal sealed record Source(string Title, string Path, string Quote, string Url);
}

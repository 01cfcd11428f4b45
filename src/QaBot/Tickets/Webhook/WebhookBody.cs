using System.Text.Json;
using System.Text.Json.Serialization;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Webhook;

/// <summary>
/// What is posted to a help desk, version 1. Members may be added to it; none is renamed, removed or given another meaning without a new
/// version.
/// </summary>
internal sealed record WebhookBody
{
    private const int CurrentVersion = 1;
    private const int ShortText = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary><c>ticket.opened</c>, <c>ticket.askerWrote</c> or <c>ticket.closed</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The version of this body: 1.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What it is about.</summary>
    public required NewsData Data { get; init; }

    /// <summary>The body as UTF-8 JSON of at most <paramref name="maxBytes"/>: the oldest lines of a long conversation are left out, then long texts are cut.</summary>
    public static byte[] Write(Ticket ticket, TicketEvent news, TicketLinks links, int maxBytes)
    {
        var leftOut = 0;
        while (true)
        {
            var shown = ticket with { Transcript = [.. ticket.Transcript.Skip(leftOut)] };
            var body = Serialize(shown, news, links, leftOut);
            if (body.Length <= maxBytes)
            {
                return body;
            }

            if (shown.Transcript.Count == 0)
            {
                return Serialize(Shorten(shown), news with { Text = Short(news.Text) }, links, leftOut);
            }

            leftOut += (shown.Transcript.Count + 1) / 2;
        }
    }

    private static byte[] Serialize(Ticket ticket, TicketEvent news, TicketLinks links, int leftOut) => JsonSerializer.SerializeToUtf8Bytes(
        new WebhookBody
        {
            Type = news.Kind switch
            {
                TicketEventKind.Opened => "ticket.opened",
                TicketEventKind.AskerWrote => "ticket.askerWrote",
                _ => "ticket.closed",
            },
            Timestamp = news.At,
            Data = new NewsData(news.Number, WebhookTicket.Of(ticket), news.Text, leftOut, links.PageOf(ticket.Id), links.RepliesOf(ticket.Id)),
        },
        Json);

    // Every text has its bound then, so the whole has one: a few sources and texts of five hundred characters each.
    private static Ticket Shorten(Ticket ticket) => ticket with
    {
        Question = Short(ticket.Question)!,
        Note = Short(ticket.Note),
        Contact = Short(ticket.Contact),
        Sources = [],
    };

    private static string? Short(string? text) => text is null ? null : Excerpt.Of(text, ShortText);

    /// <summary>The data of a piece of news.</summary>
    /// <param name="Event">The number of the news, growing; the same at every attempt.</param>
    /// <param name="Ticket">The ticket as it stands now, which may be further on than the news.</param>
    /// <param name="Text">What the asker wrote; absent for other news.</param>
    /// <param name="TranscriptLinesLeftOut">How many of the oldest lines are missing because the body would have been too long.</param>
    /// <param name="ReplyPage">The page on which a person replies. Whoever has this link may.</param>
    /// <param name="RepliesUrl">Where a program posts replies, signed as this body is.</param>
    internal sealed record NewsData(long Event, WebhookTicket Ticket, string? Text, int TranscriptLinesLeftOut, string ReplyPage, string RepliesUrl);
}

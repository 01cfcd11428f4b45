using System.Text.Json.Nodes;
using QaBot.BotFramework.Activities;
using QaBot.Channels;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Teams;

/// <summary>
/// Draws news of a ticket as an Adaptive Card 1.5. What somebody else wrote stands in text runs, which know no Markdown: nothing in
/// them can become a link, a mention or markup.
/// </summary>
internal static class TicketCard
{
    private const int MaxText = 2_000;
    private const int MaxSources = 3;
    private const int MaxLines = 6;

    /// <summary>The message for the channel.</summary>
    public static Activity Draw(Ticket ticket, TicketEvent news, string replyUrl)
    {
        var heading = $"{TicketWords.Of(news.Kind)}, ticket {ticket.Id}";
        return new Activity
        {
            Type = ActivityTypes.Message,
            Summary = heading,
            Attachments =
            [
                new Attachment
                {
                    ContentType = "application/vnd.microsoft.card.adaptive",
                    Content = System.Text.Json.JsonSerializer.SerializeToElement(Card(ticket, news, heading, replyUrl)),
                },
            ],
        };
    }

    private static JsonObject Card(Ticket ticket, TicketEvent news, string heading, string replyUrl)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = heading,
            ["body"] = Body(ticket, news, heading),
        };
        if (ticket.State != TicketState.Closed)
        {
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Reply", ["url"] = replyUrl });
        }

        return card;
    }

    private static JsonArray Body(Ticket ticket, TicketEvent news, string heading)
    {
        var body = new JsonArray(Text(heading, "weight", "Bolder"), Text(Facts(ticket), "isSubtle", true));
        if (news.Kind != TicketEventKind.Opened)
        {
            if (news.Text is { } written)
            {
                body.Add(Text(written));
            }

            return body;
        }

        body.Add(Text(ticket.Question, "size", "Medium"));
        if (!string.IsNullOrWhiteSpace(ticket.Note))
        {
            body.Add(Text(ticket.Note));
        }

        AddPart(body, "What the bot found", ticket.Sources.Take(MaxSources).Select(source => $"{source.Title}: {source.Quote}"));
        AddPart(body, "Conversation", ticket.Transcript.TakeLast(MaxLines).Select(line => $"{TicketWords.SpeakerOf(line, ticket)}: {line.Text}"));
        return body;
    }

    private static string Facts(Ticket ticket)
    {
        var contact = string.IsNullOrWhiteSpace(ticket.Contact) ? "" : $" E-mail, not verified: {ticket.Contact}.";
        return $"{TicketWords.AskerOf(ticket)} in {ticket.Conversation.Channel}, {TicketWords.Of(ticket.OpenedAt)}. {TicketWords.Of(ticket.Reason)} State: {TicketWords.StateOf(ticket)}.{contact}";
    }

    private static void AddPart(JsonArray body, string heading, IEnumerable<string> texts)
    {
        var blocks = texts.Select(text => (JsonNode)Text(text, "size", "Small")).ToArray();
        if (blocks.Length > 0)
        {
            body.Add(Text(heading, "weight", "Bolder"));
            body.Add(new JsonObject { ["type"] = "Container", ["items"] = new JsonArray(blocks) });
        }
    }

    private static JsonObject Text(string text, string? property = null, JsonNode? value = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = Excerpt.Of(text, MaxText) };
        if (property is not null)
        {
            run[property] = value;
        }

        return new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Teams;

/// <summary>
/// Tells a channel of a team: a ticket begins a thread there, and what follows is posted into it. Which thread a ticket has is known
/// until the program ends; after that, news of it begins another.
/// </summary>
internal sealed class TeamsDesk(
    IOptions<TicketsOptions> options, IOptions<BotOptions> bot, ConnectorClient client, TicketLinks links) : TicketDesk
{
    /// <summary>The desk's name.</summary>
    public const string DeskName = "teams";

    private readonly TeamsDeskOptions _options = options.Value.Teams;
    private readonly ConcurrentDictionary<string, string> _threads = new(StringComparer.Ordinal);

    public override string Name => DeskName;

    public override async Task<DeskOutcome> DeliverAsync(Ticket ticket, TicketEvent news, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(ticket, news, cancellationToken);
            return DeskOutcome.Delivered;
        }
        catch (ConnectorException fault) when (fault.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge)
        {
            return DeskOutcome.Refused(fault.Message);
        }
        catch (ConnectorException fault)
        {
            // Also where the channel may have it: a ticket seen twice does less harm than one that nobody sees.
            return DeskOutcome.Retry(fault.Message, fault.RetryAfter);
        }
    }

    private async Task SendAsync(Ticket ticket, TicketEvent news, CancellationToken cancellationToken)
    {
        var target = new ConnectorTarget(_options.ServiceUrl, IsVouchedFor: false);
        var card = TicketCard.Draw(ticket, news, links.PageOf(ticket.Id)) with { ChannelId = ChannelIds.Teams };
        if (_threads.TryGetValue(ticket.Id, out var thread))
        {
            await client.SendToConversationAsync(target, card with { Conversation = new ConversationAccount { Id = thread } }, cancellationToken);
        }
        else if ((await client.CreateConversationAsync(target, Thread(card), cancellationToken)).Id is { Length: > 0 } begun)
        {
            _threads[ticket.Id] = begun;
        }

        if (ticket.State == TicketState.Closed)
        {
            _threads.TryRemove(ticket.Id, out _);
        }
    }

    private ConversationParameters Thread(Activity card)
    {
        var data = new JsonObject
        {
            ["channel"] = new JsonObject { ["id"] = _options.ChannelId },
            ["tenant"] = new JsonObject { ["id"] = _options.TenantId },
        };
        if (!string.IsNullOrEmpty(_options.TeamId))
        {
            data["team"] = new JsonObject { ["id"] = _options.TeamId };
        }

        return new ConversationParameters
        {
            IsGroup = true,
            Bot = string.IsNullOrEmpty(bot.Value.AppId) ? null : new ChannelAccount { Id = $"28:{bot.Value.AppId}" },
            TenantId = _options.TenantId,
            Activity = card,
            ChannelData = System.Text.Json.JsonSerializer.SerializeToElement(data),
        };
    }
}

using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;
using QaBot.Core.Handoff;
using QaBot.TestKit;
using QaBot.Tickets;
using QaBot.Tickets.Teams;

namespace QaBot.Tests.Tickets.Teams;

public sealed class TeamsDeskTests : IAsyncLifetime, IDisposable
{
    private FakeConnector _teams = null!;
    private ConnectorTransport _transport = null!;
    private TeamsDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _teams = await FakeConnector.StartAsync();
        var bot = Options.Create(new BotOptions());
        var connector = Options.Create(new ConnectorOptions { MaxAttempts = 1 });
        _transport = new ConnectorTransport(
            new HttpClient(ConnectorHandler.Create(null)), new ServiceUrlPolicy(bot, connector), new NoCredentials(), connector, TimeProvider.System,
            NullLogger<ConnectorTransport>.Instance);
        var options = Options.Create(new TicketsOptions
        {
            Teams = new() { ServiceUrl = _teams.Url, ChannelId = "19:general@thread.tacv2", TenantId = "99999999-8888-7777-6666-555555555555" },
        });
        _desk = new TeamsDesk(options, bot, new ConnectorClient(_transport), DeskParts.Links);
    }

    public async Task DisposeAsync() => await _teams.DisposeAsync();

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task Deliver_NewTicket_BeginsAThreadWithACard()
    {
        (await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default)).ShouldBe(DeskOutcome.Delivered);

        var call = await _teams.NextAsync();
        (call.Method, call.RawPath).ShouldBe(("POST", "/v3/conversations"));
        using var body = JsonDocument.Parse(call.Body);
        body.RootElement.GetProperty("isGroup").GetBoolean().ShouldBeTrue();
        body.RootElement.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString().ShouldBe("19:general@thread.tacv2");
        body.RootElement.GetProperty("tenantId").GetString().ShouldBe("99999999-8888-7777-6666-555555555555");
        var card = body.RootElement.GetProperty("activity").GetProperty("attachments")[0].GetProperty("content");
        card.GetProperty("version").GetString().ShouldBe("1.5");
        card.GetProperty("actions")[0].GetProperty("url").GetString().ShouldBe(DeskParts.Links.PageOf("T-0000000A"));
    }

    [Fact]
    public async Task Deliver_LaterNews_IsPostedIntoTheThread()
    {
        await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default);
        await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(2, kind: TicketEventKind.AskerWrote, text: "And clams?"), default);

        await _teams.NextAsync();
        var call = await _teams.NextAsync();
        call.RawPath.ShouldBe("/v3/conversations/r1/activities");
        call.Body.ShouldContain("And clams?");
    }

    [Fact]
    public void Draw_HostileTicket_HasWordsOfOthersInTextRunsOnly()
    {
        const string Hostile = "[x](https://evil.example) <at>Boss</at> **big**";
        var ticket = DeskParts.Ticket() with
        {
            Question = Hostile,
            Note = Hostile,
            Contact = Hostile,
            Asker = new("i", Hostile),
            Transcript = [new TicketLine(TicketSpeaker.Asker, Hostile, Hostile, DeskParts.Now)],
            Sources = [new TicketSource(Hostile, Hostile, Hostile, Hostile)],
        };

        var card = TicketCard.Draw(ticket, DeskParts.News(), "https://bot.example.com/tickets/x").Attachments!.Single().Content!.Value;

        Objects(card).Where(one => one.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Contains("evil", StringComparison.Ordinal)))
            .ShouldAllBe(one => one.GetProperty("type").GetString() == "TextRun");
        Objects(card).Select(one => one.TryGetProperty("type", out var type) ? type.GetString() : null).ShouldNotContain("TextBlock");
    }

    [Theory]
    [InlineData(400, nameof(DeskVerdict.Refused))]
    [InlineData(413, nameof(DeskVerdict.Refused))]
    [InlineData(403, nameof(DeskVerdict.Retry))]
    [InlineData(404, nameof(DeskVerdict.Retry))]
    [InlineData(429, nameof(DeskVerdict.Retry))]
    [InlineData(500, nameof(DeskVerdict.Retry))]
    public async Task Deliver_Status_IsJudged(int status, string verdict)
    {
        _teams.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        (await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default)).Verdict.ToString().ShouldBe(verdict);
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}

using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.Core.Handoff;
using QaBot.TestKit;
using QaBot.Tickets;
using QaBot.Tickets.Webhook;

namespace QaBot.Tests.Tickets.Webhook;

public sealed class WebhookDeskTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DeskParts.Now);
    private FakeConnector _server = null!;
    private WebhookDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeConnector.StartAsync();
        _desk = DeskAt($"{_server.Url}/hook?team=1");
    }

    public async Task DisposeAsync()
    {
        _desk.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Deliver_News_PostsItSigned()
    {
        var headers = new Dictionary<string, string>();
        _server.Answer = (context, _) =>
        {
            foreach (var (name, value) in context.Request.Headers)
            {
                headers[name.ToLowerInvariant()] = value.ToString();
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        };

        (await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(7), default)).ShouldBe(DeskOutcome.Delivered);

        var call = await _server.NextAsync();
        call.RawPath.ShouldBe("/hook?team=1");
        headers["webhook-id"].ShouldBe("T-0000000A-7");
        Signature().IsGenuine(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], Encoding.UTF8.GetBytes(call.Body), DeskParts.Now).ShouldBeTrue();
        using var body = JsonDocument.Parse(call.Body);
        var root = body.RootElement;
        root.GetProperty("type").GetString().ShouldBe("ticket.opened");
        root.GetProperty("version").GetInt32().ShouldBe(1);
        var data = root.GetProperty("data");
        data.GetProperty("ticket").GetProperty("question").GetString().ShouldBe(DeskParts.Ticket().Question);
        data.GetProperty("ticket").GetProperty("transcript")[1].GetProperty("speaker").GetString().ShouldBe("bot");
        data.GetProperty("replyPage").GetString().ShouldBe(DeskParts.Links.PageOf("T-0000000A"));
        data.GetProperty("repliesUrl").GetString().ShouldBe("https://bot.example.com/api/tickets/T-0000000A/replies");
    }

    [Theory]
    [InlineData(200, nameof(DeskVerdict.Delivered))]
    [InlineData(202, nameof(DeskVerdict.Delivered))]
    [InlineData(302, nameof(DeskVerdict.Retry))]
    [InlineData(307, nameof(DeskVerdict.Retry))]
    [InlineData(400, nameof(DeskVerdict.Refused))]
    [InlineData(401, nameof(DeskVerdict.Retry))]
    [InlineData(404, nameof(DeskVerdict.Retry))]
    [InlineData(413, nameof(DeskVerdict.Refused))]
    [InlineData(422, nameof(DeskVerdict.Refused))]
    [InlineData(500, nameof(DeskVerdict.Retry))]
    [InlineData(503, nameof(DeskVerdict.Retry))]
    public async Task Deliver_Status_IsJudged(int status, string verdict)
    {
        _server.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;

            // Here again, so that a client which follows is seen.
            context.Response.Headers.Location = $"{_server.Url}/elsewhere";
            return Task.CompletedTask;
        };

        var outcome = await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default);

        outcome.Verdict.ToString().ShouldBe(verdict);
        _server.Count.ShouldBe(1, "a redirect is not followed");
    }

    [Fact]
    public async Task Deliver_AfterGone_PostsNothingMore()
    {
        _server.Answer = (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };

        (await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default)).Verdict.ShouldBe(DeskVerdict.Refused);
        (await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(2), default)).Verdict.ShouldBe(DeskVerdict.Refused);

        _server.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Thu, 02 Jul 2026 10:05:00 GMT", 300)]
    [InlineData("Thu, 02 Jul 2026 09:00:00 GMT", null)]
    public async Task Deliver_RetryAfter_IsPassedOn(string asked, int? seconds)
    {
        _server.Answer = (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = asked;
            return Task.CompletedTask;
        };

        (await _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default)).After.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Fact]
    public async Task Deliver_NobodyListens_IsTriedAgain()
    {
        using var desk = DeskAt("http://127.0.0.1:1");

        var outcome = await desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default);

        outcome.Verdict.ShouldBe(DeskVerdict.Retry);
        outcome.Reason.ShouldContain("ConnectionError");
    }

    [Fact]
    public async Task Deliver_NoAnswerInTime_IsTriedAgain()
    {
        var arrived = new TaskCompletionSource();
        _server.Answer = async (context, _) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        var delivery = _desk.DeliverAsync(DeskParts.Ticket(), DeskParts.News(), default);
        await arrived.Task;
        _time.Advance(TimeSpan.FromSeconds(16));

        var outcome = await delivery;
        (outcome.Verdict, outcome.Reason).ShouldBe((DeskVerdict.Retry, "The webhook did not answer within 15 s."));
    }

    [Fact]
    public void Write_LongConversation_LeavesTheOldestOut()
    {
        var ticket = DeskParts.Ticket() with
        {
            Transcript = [.. Enumerable.Range(0, 500).Select(i => new TicketLine(TicketSpeaker.Asker, "Ann", $"{i}: {new string('ü', 900)}", DeskParts.Now))],
        };

        var body = WebhookBody.Write(ticket, DeskParts.News(), DeskParts.Links, 65_536);

        body.Length.ShouldBeLessThanOrEqualTo(65_536);
        using var json = JsonDocument.Parse(body);
        var data = json.RootElement.GetProperty("data");
        var leftOut = data.GetProperty("transcriptLinesLeftOut").GetInt32();
        leftOut.ShouldBeGreaterThan(0);
        data.GetProperty("ticket").GetProperty("transcript")[0].GetProperty("text").GetString()!.ShouldStartWith($"{leftOut}: ");
    }

    [Fact]
    public void Write_HugeQuestion_IsCut() =>
        WebhookBody.Write(DeskParts.Ticket() with { Question = string.Concat(Enumerable.Repeat("😀", 100_000)) }, DeskParts.News(), DeskParts.Links, 16_384)
            .Length.ShouldBeLessThanOrEqualTo(16_384);

    private static WebhookSignature Signature() =>
        WebhookSignature.TryReadSecret(DeskParts.Secret, out var secret) ? new WebhookSignature(secret) : throw new InvalidOperationException();

    private WebhookDesk DeskAt(string url) => new(
        Options.Create(new TicketsOptions { Webhook = new() { Url = url, Secret = DeskParts.Secret } }), DeskParts.Links, _time, proxy: null);
}

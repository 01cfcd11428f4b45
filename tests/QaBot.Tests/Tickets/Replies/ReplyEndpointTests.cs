using System.Net;
using System.Text.Json;

namespace QaBot.Tests.Tickets.Replies;

public sealed class ReplyEndpointTests : IAsyncLifetime
{
    private ReplyHost _host = null!;

    public async Task InitializeAsync() => _host = await ReplyHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Post_WithTheTicketsKey_IsTaken()
    {
        using var response = await _host.PostAsync("""{"text":"You cannot.\r\n","by":" Kim\n","take":true,"keep":true,"id":"9"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"ticket":"T-0000000A","id":"9","status":"accepted"}""");
        var reply = (await _host.RepliesAsync()).ShouldHaveSingleItem();
        (reply.Text, reply.By, reply.Takes, reply.Closes, reply.Keeps).ShouldBe(("You cannot.", "Kim", true, false, true));
    }

    [Fact]
    public async Task Post_SameIdAgain_IsTakenOnce()
    {
        (await _host.PostAsync("""{"text":"a","id":"9"}""")).Dispose();
        using var again = await _host.PostAsync("""{"text":"a","id":"9"}""");

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).ShouldContain("repeated");
        (await _host.RepliesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Post_Signed_IsTakenOnceForEachMessageId()
    {
        const string Body = """{"text":"You cannot.","ticket":"T-0000000A"}""";
        (await StatusAsync(_host.PostSignedAsync(Body))).ShouldBe(HttpStatusCode.Accepted);
        (await StatusAsync(_host.PostSignedAsync(Body))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(_host.PostSignedAsync(Body, messageId: "m2"))).ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Post_SignedForAnotherTicket_IsRefused()
    {
        await _host.Store.OpenAsync(DeskParts.Ticket("T-0000000B"), [], default);

        (await StatusAsync(_host.PostSignedAsync("""{"text":"x","ticket":"T-0000000B"}"""))).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(_host.PostSignedAsync("""{"text":"x"}"""))).ShouldBe(HttpStatusCode.BadRequest);
        (await _host.RepliesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_SignedBadly_Is401()
    {
        const string Body = """{"text":"x","ticket":"T-0000000A"}""";
        (await StatusAsync(_host.PostSignedAsync(Body, age: TimeSpan.FromMinutes(6)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(_host.PostSignedAsync(Body, age: TimeSpan.FromMinutes(-6)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(_host.PostSignedAsync(Body, altered: Body.Replace('x', 'y')))).ShouldBe(HttpStatusCode.Unauthorized);
        (await _host.RepliesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_WrongKeyAndUnknownTicket_LookTheSame()
    {
        string[] answers =
        [
            await TextAsync(_host.PostAsync("""{"text":"x"}""", key: DeskParts.Links.KeyOf("T-0000000B"))),
            await TextAsync(_host.PostAsync("""{"text":"x"}""", key: "")),
            await TextAsync(_host.PostAsync("""{"text":"x"}""", id: "T-0000000B")),
            await TextAsync(_host.PostAsync("""{"text":"x"}""", key: DeskParts.Links.KeyOf("T-0000000B"), id: "T-0000000B")),
        ];

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("There is no such ticket");
    }

    [Fact]
    public async Task Post_ClosedTicket_Is409()
    {
        await _host.Store.CloseAsync(ReplyHost.Id, DeskParts.Now, [], default);

        (await StatusAsync(_host.PostAsync("""{"text":"x"}"""))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"text":"","keep":true,"close":true}""")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"text":"x","ticket":"T-0000000B"}""")]
    public async Task Post_BodyThatIsWrong_Is400WithTheReason(string body)
    {
        using var response = await _host.PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData(20_000, HttpStatusCode.Accepted)]
    [InlineData(20_001, HttpStatusCode.BadRequest)]
    [InlineData(200_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_Length_IsBounded(int length, HttpStatusCode status) =>
        (await StatusAsync(_host.PostAsync($$"""{"text":"{{new string('x', length)}}"}"""))).ShouldBe(status);

    [Fact]
    public async Task Post_Form_Is415() =>
        (await StatusAsync(_host.PostAsync("text=x", type: "text/plain"))).ShouldBe(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task Post_CloseAlone_ClosesWithoutAReply()
    {
        (await StatusAsync(_host.PostAsync("""{"close":true}"""))).ShouldBe(HttpStatusCode.Accepted);

        (await _host.RepliesAsync()).ShouldBeEmpty();
        (await _host.Store.FindAsync(ReplyHost.Id, default))!.State.ShouldBe(QaBot.Core.Handoff.TicketState.Closed);
    }

    [Fact]
    public async Task Post_Reply_IsLoggedWithoutItsWords()
    {
        (await _host.PostAsync("""{"text":"secret words"}""")).Dispose();

        _host.Logs.Lines.ShouldContain(line => line.Contains("a reply came in", StringComparison.Ordinal));
        _host.Logs.Lines.ShouldAllBe(line => !line.Contains("secret words", StringComparison.Ordinal) && !line.Contains(_host.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_StoreThatFails_Is503()
    {
        await using var host = await ReplyHost.StartAsync(new DyingTicketStore(_host.Store, at: 1, afterwards: false));

        (await StatusAsync(host.PostAsync("""{"text":"x"}"""))).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Post_MoreThanAnAddressMay_Is429()
    {
        await using var host = await ReplyHost.StartAsync(null, ("QaBot:Tickets:RequestsPerAddress", "2"));
        await StatusAsync(host.PostAsync("{}"));
        await StatusAsync(host.PostAsync("{}"));

        using var response = await host.PostAsync("{}");

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        return response.StatusCode;
    }

    private static async Task<string> TextAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        return await response.Content.ReadAsStringAsync();
    }
}

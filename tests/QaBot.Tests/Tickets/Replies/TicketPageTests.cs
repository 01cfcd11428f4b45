using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using QaBot.Core.Handoff;

namespace QaBot.Tests.Tickets.Replies;

public sealed class TicketPageTests : IAsyncLifetime
{
    private static readonly string Nonce = new('a', 32);

    private ReplyHost _host = null!;

    public async Task InitializeAsync() => _host = await ReplyHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Get_WithTheKey_ShowsTheTicketAndTheForm()
    {
        using var response = await GetAsync(ReplyHost.Id, _host.Key);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("How do I &quot;pay&quot; in shells? &#x1F600;");
        page.ShouldContain("<a href=\"http://localhost/sources/x#quote\"");
        page.ShouldContain("name=\"text\"");
        page.ShouldContain("I take this conversation");
        page.ShouldContain($"name=\"key\" value=\"{_host.Key}\"");
    }

    [Fact]
    public async Task Get_Page_IsGuardedByItsHeaders()
    {
        using var response = await GetAsync(ReplyHost.Id, _host.Key);

        var page = await response.Content.ReadAsStringAsync();
        var style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        response.Headers.GetValues("Content-Security-Policy").Single()
            .ShouldBe($"default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.ShouldNotContain("<script");
        page.ShouldNotContain(" style=");
    }

    [Fact]
    public async Task Get_HostileTicket_IsEscaped()
    {
        const string Hostile = "\"><script>alert(1)</script></textarea>\u202E";
        await _host.Store.OpenAsync(
            DeskParts.Ticket("T-0000000B") with
            {
                Question = Hostile,
                Note = Hostile,
                Contact = Hostile,
                Asker = new("i", Hostile),
                Transcript = [new TicketLine(TicketSpeaker.Asker, Hostile, Hostile, DeskParts.Now)],
                Sources = [new TicketSource(Hostile, Hostile, Hostile, "javascript:alert(1)")],
            },
            [],
            default);

        using var response = await GetAsync("T-0000000B", DeskParts.Links.KeyOf("T-0000000B"));

        var page = await response.Content.ReadAsStringAsync();
        page.ShouldNotContain("<script");
        page.ShouldNotContain("javascript:");
        Regex.Count(page, "</textarea>").ShouldBe(1);
    }

    [Fact]
    public async Task GetAndPost_WrongKeyAndUnknownTicket_LookTheSame()
    {
        HttpResponseMessage[] answers =
        [
            await GetAsync(ReplyHost.Id, "wrong"),
            await GetAsync(ReplyHost.Id, null),
            await GetAsync(ReplyHost.Id, DeskParts.Links.KeyOf("T-0000000B")),
            await GetAsync("T-0000000B", DeskParts.Links.KeyOf("T-0000000B")),
            await GetAsync("..%2f..%2fetc", "x"),
            await _host.PostFormAsync("wrong", ReplyHost.Id, ("text", "x"), ("reply", Nonce)),
            await _host.PostFormAsync(DeskParts.Links.KeyOf("T-0000000B"), "T-0000000B", ("text", "x"), ("reply", Nonce)),
        ];

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.NotFound);
        var texts = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        texts.Distinct().ShouldHaveSingleItem().ShouldContain("Ticket not found");
        (await _host.RepliesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_Form_TakesTheReplyAndLeadsBackToThePage()
    {
        using var response = await _host.PostFormAsync(
            null, ReplyHost.Id, ("text", "You\r\ncannot."), ("by", "Kim"), ("take", "1"), ("keep", "1"), ("reply", Nonce));

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe($"/tickets/{ReplyHost.Id}?key={_host.Key}&done=1");
        var reply = (await _host.RepliesAsync()).ShouldHaveSingleItem();
        (reply.Text, reply.By, reply.Takes, reply.Closes, reply.Keeps).ShouldBe(("You\ncannot.", "Kim", true, false, true));
        using var page = await _host.Client.GetAsync(response.Headers.Location);
        (await page.Content.ReadAsStringAsync()).ShouldContain("The reply is on its way to the asker.");
    }

    [Fact]
    public async Task Post_SecondClick_IsTakenOnce()
    {
        (await _host.PostFormAsync(null, ReplyHost.Id, ("text", "x"), ("reply", Nonce))).Dispose();
        using var second = await _host.PostFormAsync(null, ReplyHost.Id, ("text", "x"), ("reply", Nonce));

        second.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await _host.RepliesAsync()).ShouldHaveSingleItem();
        (await _host.Store.FindAsync(ReplyHost.Id, default))!.Transcript.Count(line => line.Speaker == TicketSpeaker.Helper).ShouldBe(1);
    }

    [Fact]
    public async Task Post_ClosedMeanwhile_Is409AndShowsWhatWasWritten()
    {
        await _host.Store.CloseAsync(ReplyHost.Id, DeskParts.Now, [], default);

        using var response = await _host.PostFormAsync(null, ReplyHost.Id, ("text", "Long <b>words"), ("reply", Nonce));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("The ticket is closed, so the reply was not sent.");
        page.ShouldContain("Long &lt;b&gt;words");
        page.ShouldNotContain("<form");
    }

    [Theory]
    [InlineData("", "There is no reply to keep")]
    [InlineData("long", "20,000 are allowed")]
    public async Task Post_ReplyThatIsWrong_Is400AndTheFormIsFilledAgain(string text, string reason)
    {
        var sent = text == "long" ? new string('x', 20_001) : text;

        using var response = await _host.PostFormAsync(null, ReplyHost.Id, ("text", sent), ("by", "Kim \"K\""), ("keep", "1"), ("take", "1"), ("reply", "no nonce of ours"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var again = await _host.PostFormAsync(null, ReplyHost.Id, ("text", sent), ("by", "Kim \"K\""), ("keep", "1"), ("reply", Nonce));
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await again.Content.ReadAsStringAsync();
        page.ShouldContain(reason);
        page.ShouldContain("value=\"Kim &quot;K&quot;\"");
        page.ShouldContain("name=\"keep\" value=\"1\" checked");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", 400_000)]
    [InlineData("application/json", 2)]
    [InlineData("multipart/form-data; boundary=x", 10)]
    public async Task Post_BodyThatIsNoForm_Is400(string type, int length)
    {
        using var content = new StringContent("text=" + new string('x', length));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        using var response = await _host.Client.PostAsync(new Uri($"/tickets/{ReplyHost.Id}", UriKind.Relative), content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private Task<HttpResponseMessage> GetAsync(string id, string? key) =>
        _host.Client.GetAsync(new Uri($"/tickets/{id}{(key is null ? "" : $"?key={key}")}", UriKind.Relative));
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QaBot.BotFramework.Activities;
using QaBot.Configuration;

namespace QaBot.Tests;

/// <summary>Callers that do not keep to HTTP, or only to its letter, and wear the server out: each is sent away, and the program goes on.</summary>
public sealed class HostileCallerTests : IAsyncLifetime
{
    private const string Head = "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    private QaBotApplication _program = null!;

    public async Task InitializeAsync() => _program = await QaBotApplication.StartAsync(
        new Dictionary<string, string> { ["pump.md"] = "# Pump\n\nHold the red button for three seconds.\n" },
        adjust: services => services.PostConfigure<ServerOptions>(
            options => (options.HeaderTimeoutSeconds, options.MaxConnections) = (1, 20)));

    public async Task DisposeAsync()
    {
        (await _program.AskAsync("Which button do I hold?")).ShouldNotBeEmpty();
        await _program.DisposeAsync();
    }

    [Theory]
    [InlineData("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400)]
    [InlineData("Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}", 400)]
    [InlineData("Content-Length: -1\r\n\r\n{}", 400)]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}", 400)]
    [InlineData("Content-Length: 10485760\r\n\r\n", 413)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("Transfer-Encoding: gzip\r\n\r\n{}", 400)]
    [InlineData("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 415)]
    [InlineData("Bad Header: 1\r\nContent-Length: 2\r\n\r\n{}", 400)]
    [InlineData("X: \0\r\nContent-Length: 2\r\n\r\n{}", 400)]
    [InlineData("Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}", 400)]
    [InlineData("Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}", 400)]
    public async Task Post_OddFraming_IsSentAway(string rest, int status) => (await StatusOfAsync(Head + rest)).ShouldBe(status);

    [Theory]
    [InlineData("POST /api/messages HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", 400)]
    [InlineData("POST /api/messages HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 400)]
    [InlineData("POST /api/messages HTTP/9.9\r\nHost: x\r\n\r\n", 505)]
    [InlineData("hello\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\r\n\r\n", 400)]
    [InlineData("GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /api/messages HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", 405)]
    [InlineData("BREW /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 405)]
    [InlineData("POST /api/../api/messages/%00 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 400)]
    public async Task Send_OddRequest_IsSentAway(string request, int status) => (await StatusOfAsync(request)).ShouldBe(status);

    [Fact]
    public async Task Post_WholeActivityByHttp10_IsAnswered()
    {
        var body = JsonSerializer.Serialize(
            QaBotApplication.Message("Which button do I hold?") with { DeliveryMode = DeliveryModes.ExpectReplies }, ActivityJson.Options);

        (await StatusOfAsync($"POST /api/messages HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}")).ShouldBe(200);
    }

    [Fact]
    public async Task Post_HeadOf40Kilobytes_Is431() =>
        (await StatusOfAsync($"{Head}X: {new string('x', 40_000)}\r\nContent-Length: 2\r\n\r\n{{}}")).ShouldBe(431);

    [Fact]
    public async Task Post_TenMegabytesInChunks_Is413WithoutReadingThemAll()
    {
        using var connection = await RawConnection.OpenAsync(_program.Address);
        await connection.SendAsync(Head + "Transfer-Encoding: chunked\r\n\r\n");
        var chunk = Encoding.ASCII.GetBytes($"{64 * 1024:x}\r\n{new string(' ', 64 * 1024)}\r\n");
        for (var sent = 0; sent < 160; sent++)
        {
            await connection.SendAsync(chunk);
        }

        (await connection.ReadStatusAsync()).ShouldBe(413);
    }

    [Fact]
    public async Task Post_CompressionBomb_Is415Unread()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 256; megabyte++)
            {
                await gzip.WriteAsync(zeros);
            }
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        using var response = await _program.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Headers.GetValues("Accept-Encoding").ShouldBe(["identity"]);
    }

    [Fact]
    public async Task Send_HeadThatNeverEnds_IsCutOff()
    {
        using var connection = await RawConnection.OpenAsync(_program.Address);
        await connection.SendAsync("POST /api/messages HTTP/1.1\r\nHost: x\r\n");

        (await connection.ReadStatusAsync()).ShouldBe(408);
    }

    [Fact]
    public async Task Send_BodyThatTrickles_IsCutOff()
    {
        using var connection = await RawConnection.OpenAsync(_program.Address);
        var watch = Stopwatch.StartNew();
        await connection.SendAsync(Head + "Content-Length: 1000000\r\n\r\n{\"type\":");

        (await connection.ReadStatusAsync()).ShouldBe(408);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Open_MoreConnectionsThanAllowed_ClosesTheSurplusAndServesAgainWhenTheyAreGone()
    {
        var held = new List<RawConnection>();
        for (var i = 0; i < 25; i++)
        {
            var connection = await RawConnection.OpenAsync(_program.Address);
            await connection.SendAsync("POST ");
            held.Add(connection);
        }

        // The surplus is closed at once and without a word; those that were let in are told that their request came too slowly.
        var statuses = await Task.WhenAll(held.Select(connection => connection.ReadStatusAsync()));

        held.ForEach(connection => connection.Dispose());
        statuses.Count(status => status == 0).ShouldBeGreaterThanOrEqualTo(5);
        statuses.ShouldContain(408);
        (await StatusOfAsync("HEAD /api/messages HTTP/1.1\r\nHost: x\r\n\r\n")).ShouldBe(200);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    public async Task Send_OtherVerb_NeverFailsTheServer(string verb)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), "/api/messages");
        using var response = await _program.Client.SendAsync(request);

        ((int)response.StatusCode).ShouldBeLessThan(500);
    }

    [Theory]
    [InlineData(64, HttpStatusCode.OK)]
    [InlineData(65, HttpStatusCode.BadRequest)]
    [InlineData(100_000, HttpStatusCode.BadRequest)]
    public async Task Post_DeepJson_IsTakenToTheLimitAndRefusedBeyond(int levels, HttpStatusCode status)
    {
        var deep = new string('[', levels - 1) + new string(']', levels - 1);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"type":"message","text":"Which button?","channelId":"x","serviceUrl":"http://localhost:1","deliveryMode":"expectReplies","from":{"id":"u"},"conversation":{"id":"c"},"value":{{deep}}}""");

        using var response = await _program.PostAsync(body);

        response.StatusCode.ShouldBe(status);
    }

    private async Task<int> StatusOfAsync(string request)
    {
        using var connection = await RawConnection.OpenAsync(_program.Address);
        await connection.SendAsync(request);
        return await connection.ReadStatusAsync();
    }
}

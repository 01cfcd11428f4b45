using System.Net;
using System.Net.Http.Headers;

namespace QaBot.EndToEnd;

/// <summary>The page outlives its tokens. A token cannot live for less than a minute, so that this takes one.</summary>
public sealed class TokenExpiryTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    // This test asks for the first token's end over and over, from the page's own address; the page must not be refused for that.
    private readonly RunningBot _bot = new([("QaBot:DirectLine:TokenLifetime", "00:01:00"), ("QaBot:RateLimits:TokensPerAddress", "10000")]);

    public Task InitializeAsync() => _bot.InitializeAsync();

    public Task DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Chat_FirstTokenExpired_GoesOn()
    {
        var chat = await ChatPage.OpenAsync(await browser.NewPageAsync(), _bot.Address);
        var first = await chat.TokenAsync();
        await chat.AskAsync(Questions.Trade);
        await chat.ShouldSayAsync(Questions.TradeAnswer);

        await Eventually.TrueAsync(() => IsRefusedAsync(first), TimeSpan.FromSeconds(80), () => "the first token is still taken");
        await chat.AskAsync(Questions.Unanswerable);

        await chat.ShouldSayAsync(Questions.NotSaid);
        await chat.ShouldBeAsync("Connected");
        (await chat.MessagesAsync()).Count.ShouldBe(5);
        (await chat.TokenAsync()).ShouldNotBe(first);
        await chat.ShootAsync("token-expired");
    }

    private async Task<bool> IsRefusedAsync(string token)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{_bot.DirectLine}/tokens/refresh"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Forbidden;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QaBot.TestKit.Authentication;

namespace QaBot.EndToEnd;

/// <summary>The real program with an app id, called as a channel calls it: with a signed token, and with each part of it spoiled.</summary>
public sealed class AuthenticationTests(RegisteredBot registered) : IClassFixture<RegisteredBot>
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private static readonly Dictionary<string, Func<TokenAuthority, string?>> Spoiled = new()
    {
        ["none"] = _ => null,
        ["expired"] = authority => Good(authority).With("exp", authority.In(TimeSpan.FromHours(-1))).Header(),
        ["aud"] = authority => Good(authority).With("aud", "99999999-9999-9999-9999-999999999999").Header(),
        ["iss"] = authority => Good(authority).With("iss", "https://evil.example").Header(),
        ["sig"] = authority => Good(authority).SignedBy(authority.Channel.Forged()).Header(),
        ["serviceurl"] = authority => Good(authority).With("serviceurl", "https://evil.example/").Header(),
        ["algorithm"] = authority => Good(authority).WithoutSignature().Header(),
    };

    public static TheoryData<string> Faults => [.. Spoiled.Keys];

    [Fact]
    public async Task Ask_WithAChannelsToken_IsAnswered()
    {
        using var response = await PostAsync(Good(registered.Authority).Header(), "directline");

        response.StatusCode.ShouldBe(HttpStatusCode.OK, registered.Bot.Output);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("activities").EnumerateArray().Last().GetProperty("text").GetString()!.ShouldContain("24.1 billion");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Ask_WithASpoiledToken_IsRefusedWithoutABody(string fault)
    {
        using var response = await PostAsync(Spoiled[fault](registered.Authority), "directline");

        await ShouldBeRefusedAsync(response);
    }

    [Fact]
    public async Task Ask_OnAChannelThatTheKeyDoesNotEndorse_IsRefusedWithoutABody()
    {
        using var response = await PostAsync(Good(registered.Authority).Header(), "slack");

        await ShouldBeRefusedAsync(response);
    }

    [Fact]
    public void Start_WithAnAppId_SaysWhoIsLetIn() =>
        registered.Bot.Output.ShouldContain($"Bot Framework: app id {TokenAuthority.AppId}, registered for the tenant {TokenAuthority.Tenant}.");

    private static TokenDraft Good(TokenAuthority authority) => authority.ChannelToken(ServiceUrl);

    private static async Task ShouldBeRefusedAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> PostAsync(string? authorization, string channel)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, registered.Bot.Messages)
        {
            Content = JsonContent.Create(new
            {
                type = "message",
                id = Guid.NewGuid(),
                channelId = channel,
                serviceUrl = ServiceUrl,
                deliveryMode = "expectReplies",
                text = Questions.Trade,
                from = new { id = "u" },
                recipient = new { id = "b" },
                conversation = new { id = "c" },
            }),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await client.SendAsync(request);
    }
}

using Microsoft.IdentityModel.Tokens;
using QaBot.BotFramework.Activities;
using QaBot.TestKit;
using QaBot.TestKit.Authentication;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class TokenConformanceTests : IAsyncLifetime
{
    private const string Parent = "00000000-aaaa-bbbb-cccc-00000000000f";

    private TokenAuthority _authority = null!;
    private MessagingHost _host = null!;

    public async Task InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync(TimeProvider.System);
        _host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]), [.. _authority.Settings()]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Theory]
    [InlineData("right token", 202)]
    [InlineData("wrong iss", 401)]
    [InlineData("wrong aud", 401)]
    [InlineData("expired by 4 minutes", 202)]
    [InlineData("expired by 6 minutes", 401)]
    [InlineData("alg none", 401)]
    [InlineData("alg HS256", 401)]
    [InlineData("unknown kid", 401)]
    [InlineData("endorsement mismatch", 401)]
    [InlineData("serviceurl mismatch", 401)]
    [InlineData("emulator v1", 202)]
    [InlineData("emulator v2", 202)]
    [InlineData("skill not in allow-list", 403)]
    [InlineData("no header with app id", 401)]
    public async Task Post_Token_IsJudged(string row, int status)
    {
        var message = _host.Message("hi") with { ChannelId = row == "endorsement mismatch" ? "slack" : ChannelIds.Teams };

        using var response = HeaderOf(row) is { } header ? await _host.PostAsync(message, header) : await _host.PostAsync(message);

        ((int)response.StatusCode).ShouldBe(status, row);
    }

    [Fact]
    public async Task Post_UnknownKid_RefreshesTheKeysOnce()
    {
        await _host.PostAsync(_host.Message("hi") with { ChannelId = ChannelIds.Teams }, HeaderOf("right token")!);
        var before = _authority.Fetches;

        for (var i = 0; i < 5; i++)
        {
            await _host.PostAsync(_host.Message("hi") with { ChannelId = ChannelIds.Teams }, HeaderOf("unknown kid")!);
        }

        (_authority.Fetches - before).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Post_NoHeaderWithoutAppIdOnLoopback_IsTaken()
    {
        await using var open = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["small-talk"]));

        ((int)(await open.PostAsync(open.Message("hi"))).StatusCode).ShouldBe(202);
    }

    private string? HeaderOf(string row)
    {
        var token = _authority.ChannelToken(_host.Connector.Url);
        return row switch
        {
            "right token" or "endorsement mismatch" => token.Header(),
            "wrong iss" => token.With("iss", "https://api.botframework.example").Header(),
            "wrong aud" => token.With("aud", Parent).Header(),
            "expired by 4 minutes" => token.With("exp", _authority.In(TimeSpan.FromMinutes(-4))).Header(),
            "expired by 6 minutes" => token.With("exp", _authority.In(TimeSpan.FromMinutes(-6))).Header(),
            "alg none" => token.WithoutSignature().Header(),
            "alg HS256" => token.SignedBy(_authority.Channel.PublicKeyAsSecret(), SecurityAlgorithms.HmacSha256).Header(),
            "unknown kid" => token.SignedBy(IssuerKeys.Unpublished()).Header(),
            "serviceurl mismatch" => _authority.ChannelToken("https://smba.trafficmanager.net/emea/").Header(),
            "emulator v1" => _authority.EmulatorToken("1.0").Header(),
            "emulator v2" => _authority.EmulatorToken().Header(),
            "skill not in allow-list" => _authority.SkillToken(Parent).Header(),
            _ => null,
        };
    }
}

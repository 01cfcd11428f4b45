using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QaBot.BotFramework.Authentication;

namespace QaBot.TestKit.Authentication;

/// <summary>
/// The Bot Framework's and Entra's token issuers on this machine: publishes keys, signs tokens with them, and fails as a test tells it to.
/// </summary>
public sealed class TokenAuthority : IAsyncDisposable
{
    public const string AppId = "00000000-aaaa-bbbb-cccc-000000000001";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";
    public const string ChannelIssuer = "https://api.botframework.com";
    public const string Version1Issuer = $"https://sts.windows.net/{Tenant}/";
    public const string Version2Issuer = $"https://login.microsoftonline.com/{Tenant}/v2.0";

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private int _fetches;

    private TokenAuthority(WebApplication app, TimeProvider time) => (_app, _time) = (app, time);

    /// <summary>The keys of the channels.</summary>
    public IssuerKeys Channel { get; } = new("channel") { Endorsements = ["msteams", "webchat", "directline"] };

    /// <summary>The keys of Entra.</summary>
    public IssuerKeys Entra { get; } = new("entra") { KeyIssuer = "https://login.microsoftonline.com/{tenantid}/v2.0" };

    /// <summary>How many times keys were asked for, successfully or not.</summary>
    public int Fetches => Volatile.Read(ref _fetches);

    /// <summary>Answers a request for keys in place of the keys; null gives the keys.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public string ChannelMetadata => $"{_app.Urls.First()}/channel/metadata";

    public string EntraMetadata => $"{_app.Urls.First()}/entra/metadata";

    public static async Task<TokenAuthority> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var authority = new TokenAuthority(builder.Build(), time);
        authority.Map(authority.Channel);
        authority.Map(authority.Entra);
        await authority._app.StartAsync();
        return authority;
    }

    /// <summary>From now on, requests for keys are answered with that status.</summary>
    public void FailWith(int status) => Instead = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>The registration of a bot that takes this authority's tokens.</summary>
    public BotOptions Options() => new()
    {
        AppId = AppId,
        TenantId = Tenant,
        Password = "not used here",
        Endpoints = new BotEndpointOptions { ChannelMetadata = ChannelMetadata, EntraMetadata = EntraMetadata },
    };

    /// <summary>The same as settings.</summary>
    public IEnumerable<(string Key, string Value)> Settings() =>
    [
        ("QaBot:Bot:AppId", AppId),
        ("QaBot:Bot:TenantId", Tenant),
        ("QaBot:Bot:Password", "not used here"),
        ("QaBot:Bot:Endpoints:ChannelMetadata", ChannelMetadata),
        ("QaBot:Bot:Endpoints:EntraMetadata", EntraMetadata),
    ];

    /// <summary>A channel's token for the bot.</summary>
    public TokenDraft ChannelToken(string serviceUrl) => Draft(Channel).With("iss", ChannelIssuer).With("serviceurl", serviceUrl);

    /// <summary>The Emulator's token: asked for with the bot's own credentials.</summary>
    public TokenDraft EmulatorToken(string version = "2.0") => SkillToken(AppId, version);

    /// <summary>Another bot's token for the bot.</summary>
    public TokenDraft SkillToken(string callerAppId, string version = "2.0") => Draft(Entra)
        .With("iss", version == "2.0" ? Version2Issuer : Version1Issuer)
        .With("tid", Tenant)
        .With("ver", version)
        .With(version == "2.0" ? "azp" : "appid", callerAppId);

    /// <summary>Seconds since 1970, as tokens say it.</summary>
    public long In(TimeSpan fromNow) => (_time.GetUtcNow() + fromNow).ToUnixTimeSeconds();

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private TokenDraft Draft(IssuerKeys keys) => new TokenDraft(ImmutableSortedDictionary<string, object?>.Empty, null)
        .With("aud", AppId)
        .With("nbf", In(TimeSpan.FromMinutes(-10)))
        .With("exp", In(TimeSpan.FromMinutes(50)))
        .SignedBy(keys.Current);

    private void Map(IssuerKeys keys)
    {
        _app.MapGet($"/{keys.Name}/metadata", () => new { issuer = "any", jwks_uri = $"{_app.Urls.First()}/{keys.Name}/keys" });
        _app.MapGet($"/{keys.Name}/keys", async (HttpContext context) =>
        {
            Interlocked.Increment(ref _fetches);
            await (Instead?.Invoke(context) ?? context.Response.WriteAsJsonAsync(keys.Document()));
        });
    }
}

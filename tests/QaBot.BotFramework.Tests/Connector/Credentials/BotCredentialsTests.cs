using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Authentication;
using QaBot.BotFramework.Connector;
using QaBot.BotFramework.Connector.Credentials;
using QaBot.TestKit;

namespace QaBot.BotFramework.Tests.Connector.Credentials;

public sealed class BotCredentialsTests : IDisposable
{
    private const string Parent = "99999999-2222-3333-4444-555555555555";
    private const string Secret = "pass~word+1";

    /// <summary>One for each test: MSAL leaves the login service alone for an app and a process.</summary>
    private readonly string _appId = Guid.NewGuid().ToString();
    private readonly LoginService _login = new();
    private readonly FakeTimeProvider _time = new();
    private readonly CapturedLogs _logs = new();

    public void Dispose()
    {
        _login.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task GetTokenAsync_Secret_AsksTheTenantByTheProtocol()
    {
        using var credentials = Credentials(new BotOptions { AppId = _appId, Password = Secret, TenantId = "contoso.example" });

        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("t1");

        _login.Asked.ShouldHaveSingleItem().Url.ShouldBe(new Uri("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"));
        (_login.Field(1, "grant_type"), _login.Field(1, "client_id"), _login.Field(1, "client_secret")).ShouldBe(("client_credentials", _appId, Secret));
        _login.Field(1, "scope")!.Split(' ').ShouldContain("https://api.botframework.com/.default");
    }

    [Theory]
    [InlineData(BotCloud.Public, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData(BotCloud.UsGovernment, "https://login.microsoftonline.us/", "https://api.botframework.us/.default")]
    public async Task GetTokenAsync_ManyTenants_AsksTheCloudsOwn(BotCloud cloud, string url, string scope)
    {
        using var credentials = Credentials(new BotOptions { AppId = _appId, Password = Secret, Cloud = cloud });

        await credentials.GetTokenAsync(null, null, default);

        _login.Asked.ShouldHaveSingleItem().Url.AbsoluteUri.ShouldStartWith(url);
        _login.Field(1, "scope")!.Split(' ').ShouldContain(scope);
    }

    [Theory]
    [InlineData("http://127.0.0.1:43201/auth/botframework.com", "http://127.0.0.1:43201/auth/botframework.com/oauth2/v2.0/token")]
    [InlineData("http://localhost:43201/tenant", "http://localhost:43201/tenant/oauth2/v2.0/token")]
    [InlineData("https://login.cloud.example/deep/path/tenant", "https://login.cloud.example/deep/path/tenant/oauth2/v2.0/token")]
    [InlineData("https://login.cloud.example:8443/tenant", "https://login.cloud.example:8443/tenant/oauth2/v2.0/token")]
    public async Task GetTokenAsync_AuthorityOfOnesOwn_IsAskedWhereItLies(string authority, string url)
    {
        using var credentials = Credentials(WithAuthority(authority));

        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("t1");

        _login.Asked.ShouldHaveSingleItem().Url.ShouldBe(new Uri(url));
    }

    [Theory]
    [InlineData("http://login.cloud.example/tenant")]
    [InlineData("https://login.cloud.example/")]
    [InlineData("nonsense")]
    public async Task GetTokenAsync_UnsafeAuthority_IsAFaultOfTheConfiguration(string authority)
    {
        using var credentials = Credentials(WithAuthority(authority));

        var fault = await FaultAsync(credentials);

        (fault.IsConfiguration, _login.Asked.Count).ShouldBe((true, 0));
        fault.Message.ShouldContain("QaBot:Bot:Endpoints:LoginAuthority");
    }

    [Fact]
    public async Task GetTokenAsync_Again_ComesFromTheCacheForEachAudience()
    {
        using var credentials = Credentials();

        string?[] tokens =
        [
            await credentials.GetTokenAsync(null, null, default), await credentials.GetTokenAsync(null, null, default),
            await credentials.GetTokenAsync(Parent, null, default), await credentials.GetTokenAsync(Parent, null, default),
        ];

        tokens.ShouldBe(["t1", "t1", "t2", "t2"]);
        _login.Field(2, "scope")!.Split(' ').ShouldContain($"{Parent}/.default");
    }

    [Fact]
    public async Task GetTokenAsync_NearlyExpired_IsRenewed()
    {
        _login.Answer = (_, number) => Task.FromResult(LoginService.Token($"t{number}", expiresIn: 240));
        using var credentials = Credentials();

        await credentials.GetTokenAsync(null, null, default);

        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("t2");
    }

    [Fact]
    public async Task GetTokenAsync_FiftyAtOnce_AskOnce()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _login.Answer = (_, _) => answer.Task;
        using var credentials = Credentials();

        var asking = Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await credentials.GetTokenAsync(null, null, default))).ToArray();
        answer.SetResult(LoginService.Token("t1"));

        (await Task.WhenAll(asking)).ShouldAllBe(token => token == "t1");
        _login.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task GetTokenAsync_FiftyRejectedAtOnce_RenewOnce()
    {
        using var credentials = Credentials();
        await credentials.GetTokenAsync(null, null, default);

        var tokens = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await credentials.GetTokenAsync(null, "t1", default))));

        tokens.ShouldAllBe(token => token == "t2");
        _login.Asked.Count.ShouldBe(2);
        (await credentials.GetTokenAsync(null, "t0", default)).ShouldBe("t2");
    }

    [Fact]
    public async Task GetTokenAsync_LoginGivesTheRejectedTokenAgain_GivesUp()
    {
        _login.Answer = (_, _) => Task.FromResult(LoginService.Token("same"));
        using var credentials = Credentials();
        await credentials.GetTokenAsync(null, null, default);

        (await credentials.GetTokenAsync(null, "same", default)).ShouldBe("same");
        _login.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task GetTokenAsync_OneCallerGoesAway_OthersGetTheToken()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _login.Answer = (_, _) => answer.Task;
        using var credentials = Credentials();
        using var leaving = new CancellationTokenSource();
        var first = credentials.GetTokenAsync(null, null, leaving.Token).AsTask();
        var second = credentials.GetTokenAsync(null, null, default).AsTask();

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        answer.SetResult(LoginService.Token("t1"));

        (await second).ShouldBe("t1");
    }

    [Theory]
    [InlineData("invalid_client", "AADSTS7000215: Invalid client secret", "QaBot:Bot:Password")]
    [InlineData("invalid_client", "AADSTS7000222: expired", "QaBot:Bot:Password")]
    [InlineData("unauthorized_client", "AADSTS700016: not found in the directory", "QaBot:Bot:TenantId")]
    [InlineData("invalid_request", "AADSTS90002: Tenant not found", "QaBot:Bot:TenantId")]
    [InlineData("invalid_resource", "AADSTS500011: no principal", "QaBot:Bot:Endpoints:ChannelScope")]
    [InlineData("unauthorized_client", "no code", "QaBot:Bot:AppType")]
    [InlineData("something_new", "no code", "QaBot:Bot:AppId")]
    public async Task GetTokenAsync_Refused_NamesTheSettingAndNoSecret(string error, string description, string setting)
    {
        _login.Answer = (_, _) => Task.FromResult(LoginService.Refusal(error, description));
        using var credentials = Credentials();

        var fault = await FaultAsync(credentials);

        fault.IsConfiguration.ShouldBeTrue();
        fault.Message.ShouldContain(setting);
        fault.Message.ShouldContain(description.Split(':') is [var code, _] ? code : error);
        string[] said = [fault.Message, .. _logs.Lines];
        said.ShouldAllBe(line => !line.Contains(Secret) && !line.Contains("secret-words"));
        _logs.Lines.ShouldHaveSingleItem().ShouldContain(setting);
    }

    [Fact]
    public async Task GetTokenAsync_FaultOfTheConfiguration_IsNotTestedAgainForAMinute()
    {
        _login.Answer = (_, number) => Task.FromResult(number == 1 ? LoginService.Refusal("invalid_client", "AADSTS7000215: no") : LoginService.Token("t"));
        using var credentials = Credentials();
        await FaultAsync(credentials);

        _time.Advance(TimeSpan.FromSeconds(59));
        (await FaultAsync(credentials)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        _login.Asked.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(1));
        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("t");
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task GetTokenAsync_LoginBusy_IsLeftAloneAsLongAsItAsks(HttpStatusCode status)
    {
        _login.Answer = (_, _) =>
        {
            var answer = LoginService.Json(status, "{}");
            answer.Headers.Add("Retry-After", "20");
            return Task.FromResult(answer);
        };
        using var credentials = Credentials();

        var fault = await FaultAsync(credentials);
        (fault.IsConfiguration, fault.RetryAfter).ShouldBe((false, (TimeSpan?)TimeSpan.FromSeconds(20)));
        _time.Advance(TimeSpan.FromSeconds(19));
        (await FaultAsync(credentials)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        _login.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task GetTokenAsync_LoginUnreachable_SaysWhereAndMayBeTriedAgainSoon()
    {
        _login.Answer = (_, number) => number == 1 ? throw new HttpRequestException("no route") : Task.FromResult(LoginService.Token("t"));
        using var credentials = Credentials();

        var fault = await FaultAsync(credentials);

        fault.IsConfiguration.ShouldBeFalse();
        fault.Message.ShouldContain("login.microsoftonline.com");
        _time.Advance(TimeSpan.FromSeconds(1));
        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("t");
    }

    [Fact]
    public async Task GetTokenAsync_LoginAnswersNonsense_IsAFaultInOurWords()
    {
        _login.Answer = (_, _) => Task.FromResult(LoginService.Json(HttpStatusCode.OK, "<html>"));
        using var credentials = Credentials();

        (await FaultAsync(credentials)).Message.ShouldStartWith($"No token for app {_appId}");
    }

    [Fact]
    public async Task GetTokenAsync_ManagedIdentity_AsksTheMachineForIt()
    {
        _login.Answer = (request, _) =>
        {
            request.Headers.GetValues("Metadata").ShouldBe(["true"]);
            return Task.FromResult(LoginService.Json(
                HttpStatusCode.OK, """{"access_token":"msi","expires_in":"3600","expires_on":"4102444800","resource":"https://api.botframework.com","token_type":"Bearer"}"""));
        };
        using var credentials = Credentials(new BotOptions { AppId = _appId, AppType = BotAppType.UserAssignedMsi, TenantId = "t" });

        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("msi");

        var url = _login.Asked[^1].Url;
        (url.Host, url.AbsolutePath).ShouldBe(("169.254.169.254", "/metadata/identity/oauth2/token"));
        url.Query.ShouldContain($"client_id={_appId}");
        Uri.UnescapeDataString(url.Query).ShouldContain("resource=https://api.botframework.com&");
    }

    [Fact]
    public async Task GetTokenAsync_NoSuchManagedIdentity_NamesTheAppType()
    {
        _login.Answer = (_, _) => Task.FromResult(LoginService.Json(HttpStatusCode.BadRequest, """{"error":"invalid_request","error_description":"Identity not found"}"""));
        using var credentials = Credentials(new BotOptions { AppId = _appId, AppType = BotAppType.UserAssignedMsi, TenantId = "t" });

        var fault = await FaultAsync(credentials);

        fault.IsConfiguration.ShouldBeTrue();
        fault.Message.ShouldContain("QaBot:Bot:AppType");
    }

    [Fact]
    public async Task Create_LoginOnThisMachine_IsAskedWithoutEncryption()
    {
        await using var login = await FakeConnector.StartAsync();
        login.Answer = (context, _) => context.Response.WriteAsync("""{"token_type":"Bearer","expires_in":3600,"access_token":"local"}""");
        var proxy = new WebProxy("http://127.0.0.1:1");
        var credentials = BotCredentials.Create(WithAuthority($"{login.Url}/auth/tenant"), proxy, _time, NullLogger<BotCredentials>.Instance);
        using var owned = credentials as IDisposable;

        (await credentials.GetTokenAsync(null, null, default)).ShouldBe("local");

        (await login.NextAsync()).RawPath.ShouldBe("/auth/tenant/oauth2/v2.0/token");
    }

    [Fact]
    public async Task Create_WithoutAppId_GivesNone()
    {
        var credentials = BotCredentials.Create(new BotOptions(), null, _time, NullLogger<BotCredentials>.Instance);

        (await credentials.GetTokenAsync(null, null, default)).ShouldBeNull();
        (await credentials.GetTokenAsync(Parent, "t", default)).ShouldBeNull();
    }

    private BotOptions WithAuthority(string authority) =>
        new() { AppId = _appId, Password = Secret, Endpoints = new BotEndpointOptions { LoginAuthority = authority } };

    private static async Task<CredentialsException> FaultAsync(BotCredentials credentials) =>
        await Should.ThrowAsync<CredentialsException>(async () => await credentials.GetTokenAsync(null, null, default));

    private BotCredentials Credentials(BotOptions? options = null) =>
        new(options ?? new BotOptions { AppId = _appId, Password = Secret }, _login, _time, _logs.CreateLogger<BotCredentials>());
}

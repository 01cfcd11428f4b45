using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Authentication;
using QaBot.TestKit.Authentication;

namespace QaBot.BotFramework.Tests.Authentication;

public sealed class PublishedKeysTests : IAsyncLifetime, IDisposable
{
    private static readonly Activity Message = TokenCase.Admits("", CallerKind.Channel, _ => null!).Activity;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly FakeLogger<PublishedKeys> _log = new();
    private readonly HttpClient _client = new(KeyDocuments.CreateHandler());
    private TokenAuthority _authority = null!;
    private InboundAuthenticator _authenticator = null!;

    public async Task InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync(_time);
        _authenticator = Authenticator(_authority.Options());
    }

    public async Task DisposeAsync() => await _authority.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Verify_ManyAtOnce_CauseOneFetch()
    {
        var header = Good().Header();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => StatusAsync(header))));

        statuses.ShouldAllBe(status => status == 200);
        _authority.Fetches.ShouldBe(1);
    }

    [Fact]
    public async Task Verify_WithinADay_FetchesOnce()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            (await StatusAsync(Good().Header())).ShouldBe(200);
            _time.Advance(TimeSpan.FromMinutes(59));
        }

        _authority.Fetches.ShouldBe(1);
    }

    [Fact]
    public async Task Verify_AfterADay_FetchesAnewAndDropsWithdrawnKeys()
    {
        (await StatusAsync(Good().Header())).ShouldBe(200);
        var withdrawn = _authority.Channel.Current;
        _authority.Channel.Rotate();
        _time.Advance(TimeSpan.FromHours(24));

        (await StatusAsync(Good().SignedBy(withdrawn).Header())).ShouldBe(401);
        _authority.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task Verify_RotatedKeys_AreFetchedInTheSameRequest()
    {
        (await StatusAsync(Good().Header())).ShouldBe(200);
        _authority.Channel.Rotate();

        (await StatusAsync(Good().Header())).ShouldBe(200);
        _authority.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task Verify_ManyUnknownKeys_AreLookedForOnceInFiveMinutes()
    {
        (await StatusAsync(Good().Header())).ShouldBe(200);

        for (var number = 0; number < 20; number++)
        {
            var unknown = IssuerKeys.Unpublished(number.ToString(CultureInfo.InvariantCulture));
            (await StatusAsync(Good().SignedBy(unknown).Header())).ShouldBe(401);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        _authority.Fetches.ShouldBe(2);
        _time.Advance(TimeSpan.FromMinutes(5));
        (await StatusAsync(Good().SignedBy(IssuerKeys.Unpublished("later")).Header())).ShouldBe(401);
        _authority.Fetches.ShouldBe(3);
    }

    [Fact]
    public async Task Verify_TokensOfOtherIssuersOrAlgorithms_FetchNothing()
    {
        (await StatusAsync(Good().With("iss", "https://evil.example").Header())).ShouldBe(401);
        (await StatusAsync(Good().WithoutSignature().Header())).ShouldBe(401);
        (await StatusAsync("Bearer rubbish")).ShouldBe(401);
        (await StatusAsync(null)).ShouldBe(401);

        _authority.Fetches.ShouldBe(0);
    }

    [Fact]
    public async Task Verify_OutageAfterADay_KeepsTheKnownKeysAndAsksEveryFiveMinutes()
    {
        (await StatusAsync(Good().Header())).ShouldBe(200);
        _authority.FailWith(500);
        _time.Advance(TimeSpan.FromHours(25));

        for (var minute = 0; minute < 9; minute++)
        {
            (await StatusAsync(Good().Header())).ShouldBe(200);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _authority.Fetches.ShouldBe(3);
        _log.Collector.GetSnapshot().Count(line => line.Message.Contains("answered 500, expected 200", StringComparison.Ordinal)).ShouldBe(2);
        _authority.Instead = null;
        _time.Advance(TimeSpan.FromMinutes(5));
        (await StatusAsync(Good().Header())).ShouldBe(200);
        _authority.Fetches.ShouldBe(4);
    }

    [Fact]
    public async Task Verify_OutageWhenAKeyIsUnknown_KeepsTheKnownKeys()
    {
        var good = Good().Header();
        (await StatusAsync(good)).ShouldBe(200);
        _authority.FailWith(503);

        (await StatusAsync(Good().SignedBy(IssuerKeys.Unpublished()).Header())).ShouldBe(401);
        (await StatusAsync(good)).ShouldBe(200);
    }

    [Fact]
    public async Task Verify_KeysOutOfReachFromTheStart_CannotTellAndAsksAgainAfterTenSeconds()
    {
        _authority.FailWith(500);

        var first = await RefusalAsync(Good().Header());
        (await StatusAsync(Good().Header())).ShouldBe(503);

        first!.Status.ShouldBe(503);
        first.Reason.ShouldContain("/channel/metadata leads to cannot be fetched");
        first.Reason.ShouldContain("answered 500, expected 200");
        _authority.Fetches.ShouldBe(1);
        _log.Collector.Count.ShouldBe(0, "the refusal itself is logged");
        _authority.Instead = null;
        _time.Advance(TimeSpan.FromSeconds(10));
        (await StatusAsync(Good().Header())).ShouldBe(200);
    }

    [Fact]
    public async Task Verify_KeyServerThatHangs_IsGivenUpAfterTenSeconds()
    {
        var asked = new TaskCompletionSource();
        _authority.Instead = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var refusal = RefusalAsync(Good().Header());
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(10));

        (await refusal)!.Reason.ShouldContain("no answer within 10 seconds");
    }

    [Fact]
    public async Task Verify_CallerThatLeaves_DoesNotEndTheFetchOfOthers()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _authority.Instead = async context =>
        {
            asked.TrySetResult();
            await answer.Task;
            context.Response.StatusCode = 500;
        };
        using var leaving = new CancellationTokenSource();
        var leaver = _authenticator.VerifyAsync(Good().Header(), leaving.Token).AsTask();
        var other = StatusAsync(Good().Header());
        await asked.Task;

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(leaver);
        other.IsCompleted.ShouldBeFalse();
        answer.SetResult();
        (await other).ShouldBe(503);
        _authority.Fetches.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":"none"}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA","kid":"k"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","use":"enc","n":"AA","e":"AQAB","kid":"k"}]}""")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task Verify_DocumentWithoutAKey_CannotTell(string document)
    {
        _authority.Instead = context => context.Response.WriteAsync(document);

        (await StatusAsync(Good().Header())).ShouldBe(503);
    }

    [Fact]
    public async Task Verify_DocumentOfTwoMegabytes_IsNotRead()
    {
        _authority.Instead = context => context.Response.WriteAsync(new string(' ', 2 * 1024 * 1024));

        (await StatusAsync(Good().Header())).ShouldBe(503);
    }

    [Fact]
    public async Task Verify_KeysThatAreElsewhere_AreNotFollowed()
    {
        _authority.Instead = context =>
        {
            context.Response.Redirect(_authority.ChannelMetadata);
            return Task.CompletedTask;
        };

        (await RefusalAsync(Good().Header()))!.Reason.ShouldContain("answered 302, expected 200");
    }

    [Theory]
    [InlineData("http://keys.example/metadata")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nothing")]
    public async Task Verify_MetadataNotByHttps_AreNotFetched(string address)
    {
        var options = _authority.Options();
        options.Endpoints.ChannelMetadata = address;

        var (_, refusal) = await Authenticator(options).VerifyAsync(Good().Header(), CancellationToken.None);

        refusal!.Reason.ShouldContain($"'{address}' is neither an https URL nor an http URL of this machine");
    }

    [Fact]
    public async Task Admit_KeyWithoutEndorsements_IsRefused()
    {
        _authority.Channel.Endorsements = null;

        (await RefusalAsync(Good().Header()))!.Reason.ShouldBe("the token's key does not endorse the channel 'msteams'");
    }

    [Fact]
    public async Task Admit_EndorsementsChanged_AreThoseOfTheNewestFetch()
    {
        (await StatusAsync(Good().Header())).ShouldBe(200);
        _authority.Channel.Endorsements = ["webchat"];
        _time.Advance(TimeSpan.FromHours(24));

        (await StatusAsync(Good().Header())).ShouldBe(401);
    }

    [Fact]
    public async Task Verify_KeyOfAnotherTenant_IsRefused()
    {
        _authority.Entra.KeyIssuer = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";

        (await RefusalAsync(_authority.EmulatorToken().Header()))!.Reason.ShouldContain("tenant");
    }

    [Fact]
    public async Task Get_PublishedKeys_NamesTheChannelsTheyEndorse()
    {
        var keys = await new PublishedKeys(_authority.ChannelMetadata, new KeyDocuments(_client), _time, _log).GetAsync(CancellationToken.None);

        keys.Count.ShouldBe(1);
        keys.Endorsements.ShouldBe(["directline", "msteams", "webchat"]);
    }

    private TokenDraft Good() => _authority.ChannelToken(TokenCase.ServiceUrl);

    private InboundAuthenticator Authenticator(BotOptions options) => new(Options.Create(options), new KeyDocuments(_client), _time, _log);

    private async Task<int> StatusAsync(string? header) => (await RefusalAsync(header))?.Status ?? 200;

    private async Task<CallerRefusal?> RefusalAsync(string? header)
    {
        var (token, refusal) = await _authenticator.VerifyAsync(header, CancellationToken.None);
        return token is null ? refusal : _authenticator.Admit(token, Message).Refusal;
    }
}

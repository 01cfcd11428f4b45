using CsCheck;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Authentication;
using QaBot.TestKit.Authentication;

namespace QaBot.BotFramework.Tests.Authentication;

public sealed class InboundAuthenticatorTests(InboundAuthenticatorTests.Issuers issuers) : IClassFixture<InboundAuthenticatorTests.Issuers>
{
    private static readonly Dictionary<string, TokenCase> Cases =
        HeaderCases.All.Select(row => ("header", row))
            .Concat(ChannelTokenCases.All.Select(row => ("channel", row)))
            .Concat(EntraTokenCases.All.Select(row => ("Entra", row)))
            .ToDictionary(entry => $"{entry.Item1}: {entry.row.Name}", entry => entry.row);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Authenticate_EachCase_GivesTheCallerOrTheRefusal(string name)
    {
        var row = Cases[name];

        var (caller, refusal) = await AuthenticateAsync(row);

        (caller?.Kind ?? (object?)refusal?.Status).ShouldBe(row.Expected, refusal?.Reason);
        if (refusal is not null)
        {
            refusal.Reason.ShouldContain(row.Says);
            refusal.Reason.ShouldNotContain('\n');
            row.Header(issuers.Authority)?.Split(' ', '.', ',').Where(part => part.Length > 10).ShouldAllBe(part => !refusal.Reason.Contains(part));
        }
    }

    [Theory]
    [InlineData(BotCloud.Public, "https://api.botframework.com", "urn:botframework:azure")]
    [InlineData(BotCloud.UsGovernment, "https://api.botframework.us", "urn:botframework:azureusgov")]
    public async Task Admit_Channel_VouchesForTheServiceUrlAndNamesTheCloud(BotCloud cloud, string issuer, string callerId)
    {
        var row = TokenCase.Admits("", CallerKind.Channel, authority => authority.ChannelToken(TokenCase.ServiceUrl).With("iss", issuer)).Where(bot => bot.Cloud = cloud);

        (await AuthenticateAsync(row)).Caller.ShouldBe(new AuthenticatedCaller(CallerKind.Channel, null, callerId, true));
    }

    [Fact]
    public async Task Admit_Skill_NamesTheParentAndVouchesForNothing()
    {
        const string Parent = "00000000-aaaa-bbbb-cccc-00000000000f";
        var row = TokenCase.Admits("", CallerKind.Skill, authority => authority.SkillToken(Parent)).Where(bot => bot.AllowedCallers.Add(Parent));

        var caller = (await AuthenticateAsync(row)).Caller!;

        caller.ShouldBe(new AuthenticatedCaller(CallerKind.Skill, Parent, $"urn:botframework:aadappid:{Parent}", false));
        caller.Audience.ShouldBe(Parent);
    }

    [Fact]
    public async Task Admit_Emulator_IsTheBotItselfAndVouchesForNothing()
    {
        var caller = (await AuthenticateAsync(TokenCase.Admits("", CallerKind.Emulator, authority => authority.EmulatorToken()))).Caller!;

        caller.ShouldBe(new AuthenticatedCaller(CallerKind.Emulator, TokenAuthority.AppId, null, false));
        caller.Audience.ShouldBeNull();
    }

    [Fact]
    public async Task Verify_AnyChangedHeader_IsRefusedAndNothingThrows()
    {
        using var client = new HttpClient(KeyDocuments.CreateHandler());
        var authenticator = Authenticator(issuers.Authority.Options(), client);
        var good = issuers.Authority.ChannelToken(TokenCase.ServiceUrl).Header();
        var changes = Gen.Select(Gen.Int[7, good.Length - 2], Gen.Char, Gen.Int[0, 20]);

        await changes.SampleAsync(
            async (at, character, removed) =>
            {
                var changed = good[..at] + character + good[Math.Min(good.Length, at + removed)..];
                if (changed != good)
                {
                    (await authenticator.VerifyAsync(changed, CancellationToken.None)).Refusal!.Status.ShouldBe(401);
                }
            },
            iter: 3000);
    }

    [Fact]
    public async Task Verify_AnyClaims_AreJudgedAndNothingThrows()
    {
        using var client = new HttpClient(KeyDocuments.CreateHandler());
        var authenticator = Authenticator(issuers.Authority.Options(), client);
        object?[] values = [null, "", "x", 5, -1, 1e300, long.MaxValue, true, new[] { "x" }, Array.Empty<int>(), new { a = 1 }];
        string[] names = ["iss", "aud", "exp", "nbf", "iat", "serviceurl", "tid", "ver", "azp", "appid", "jti"];
        var value = Gen.Int[0, values.Length - 1].Select(index => values[index]);
        var name = Gen.Int[0, names.Length - 1].Select(index => names[index]);

        await Gen.Select(name, value, name, value, Gen.Bool).SampleAsync(
            async (first, one, second, other, isChannel) =>
            {
                var token = isChannel ? issuers.Authority.ChannelToken(TokenCase.ServiceUrl) : issuers.Authority.EmulatorToken();
                var (verified, refusal) = await authenticator.VerifyAsync(token.With(first, one).With(second, other).Header(), CancellationToken.None);
                (verified is null).ShouldBe(refusal is not null);
                (refusal?.Status ?? 401).ShouldBeOneOf(401, 403);
            },
            iter: 300);
    }

    private InboundAuthenticator Authenticator(BotOptions options, HttpClient client) =>
        new(Options.Create(options), new KeyDocuments(client), issuers.Time, new FakeLogger<PublishedKeys>());

    private async Task<(AuthenticatedCaller? Caller, CallerRefusal? Refusal)> AuthenticateAsync(TokenCase row)
    {
        var options = issuers.Authority.Options();
        row.Adjust(options);
        using var client = new HttpClient(KeyDocuments.CreateHandler());
        var authenticator = Authenticator(options, client);
        var (token, refusal) = await authenticator.VerifyAsync(row.Header(issuers.Authority), CancellationToken.None);
        if (token is null)
        {
            return (null, refusal);
        }

        var verdict = authenticator.Admit(token, row.Activity);
        return (verdict.Caller, verdict.Refusal);
    }

    public sealed class Issuers : IAsyncLifetime
    {
        internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 7, 2, 10, 0, 0, TimeSpan.Zero));

        internal TokenAuthority Authority { get; private set; } = null!;

        public async Task InitializeAsync() => Authority = await TokenAuthority.StartAsync(Time);

        public async Task DisposeAsync() => await Authority.DisposeAsync();
    }
}

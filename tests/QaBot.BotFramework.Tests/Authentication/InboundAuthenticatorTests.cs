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

    private async Task<(AuthenticatedCaller? Caller, CallerRefusal? Refusal)> AuthenticateAsync(TokenCase row)
    {
        var options = issuers.Authority.Options();
        row.Adjust(options);
        using var client = new HttpClient(KeyDocuments.CreateHandler());
        var authenticator = new InboundAuthenticator(
            Options.Create(options), new KeyDocuments(client), issuers.Time, new FakeLogger<PublishedKeys>());
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

using QaBot.BotFramework.Authentication;
using QaBot.TestKit.Authentication;
using static QaBot.BotFramework.Tests.Authentication.TokenCase;

namespace QaBot.BotFramework.Tests.Authentication;

/// <summary>Tokens of the Emulator and of bots that use this one as a skill.</summary>
internal static class EntraTokenCases
{
    private const string Parent = "00000000-aaaa-bbbb-cccc-00000000000f";
    private const string OtherTenant = "11111111-2222-3333-4444-555555555555";
    private const string BotFrameworkTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";

    public static readonly IReadOnlyList<TokenCase> All =
    [
        Admits("Emulator, version 1.0", CallerKind.Emulator, authority => authority.EmulatorToken("1.0")).On("emulator"),
        Admits("Emulator, version 2.0", CallerKind.Emulator, authority => authority.EmulatorToken()).On("emulator"),
        Admits("Emulator, empty version", CallerKind.Emulator, authority => authority.EmulatorToken("1.0").With("ver", "")).On("emulator"),
        Admits("Emulator at any service URL", CallerKind.Emulator, authority => authority.EmulatorToken()).At("http://localhost:51000"),
        Refuses("Emulator, version missing", authority => authority.EmulatorToken("1.0").Without("ver"), "known version"),
        Refuses("Emulator, version 3.0", authority => authority.EmulatorToken().With("ver", "3.0"), "known version"),
        Refuses("Emulator, version 2.0 with the claim of 1.0", authority => authority.EmulatorToken("1.0").With("ver", "2.0"), "known version"),
        Refuses("Emulator, app id missing", authority => authority.EmulatorToken().Without("azp"), "known version"),
        Refuses("Emulator, app id is a list", authority => authority.EmulatorToken().With("azp", new[] { 1 }), "not a JSON Web Token"),
        Refuses("Emulator, wrong app id", authority => authority.EmulatorToken().With("azp", Parent), "AllowedCallers", 403),
        Admits("Emulator, app id in upper case", CallerKind.Emulator, authority => authority.EmulatorToken().With("azp", TokenAuthority.AppId.ToUpperInvariant())),
        Refuses("Emulator, wrong audience", authority => authority.EmulatorToken().With("aud", Parent), "another bot"),
        Refuses("Emulator, audience missing", authority => authority.EmulatorToken().Without("aud"), "another bot"),
        Refuses("Emulator, audience of the channels", authority => authority.EmulatorToken().With("aud", "https://api.botframework.com"), "another bot"),
        Admits("Emulator, audience as a URI", CallerKind.Emulator, authority => authority.EmulatorToken().With("aud", $"api://{TokenAuthority.AppId}")),
        Admits("Emulator, audience as Teams names it", CallerKind.Emulator, authority => authority.EmulatorToken().With("aud", $"api://botid-{TokenAuthority.AppId}")),
        Refuses("Emulator, expired 6 minutes ago", authority => authority.EmulatorToken().With("exp", authority.In(TimeSpan.FromMinutes(-6))), "expired"),
        Refuses("Emulator, signed by the channels' key", authority => authority.EmulatorToken().SignedBy(authority.Channel.Current), "not published"),
        Refuses("Emulator, signed by another key", authority => authority.EmulatorToken().SignedBy(authority.Entra.Forged()), "signature"),
        Refuses("Emulator, unsigned", authority => authority.EmulatorToken().WithoutSignature(), "RS256"),

        Refuses("tenant of another organisation", authority => Of(authority.EmulatorToken(), OtherTenant), "issuer"),
        Refuses("tenant differs from the issuer's", authority => authority.EmulatorToken().With("tid", OtherTenant), "tenant"),
        Refuses("tenant missing", authority => authority.EmulatorToken().Without("tid"), "tenant"),
        Admits("tenant of the bots of every tenant", CallerKind.Emulator, authority => Of(authority.EmulatorToken(), BotFrameworkTenant)).Where(EveryTenant),
        Refuses("tenant of the bots of every tenant, to a bot of one", authority => Of(authority.EmulatorToken(), BotFrameworkTenant), "issuer"),
        Refuses("tenant of one, to a bot of every tenant", authority => authority.EmulatorToken(), "issuer").Where(EveryTenant),
        Admits("managed identity", CallerKind.Emulator, authority => authority.EmulatorToken()).Where(bot => bot.AppType = BotAppType.UserAssignedMsi),
        Admits("government", CallerKind.Emulator, authority => authority.EmulatorToken().With("iss", $"https://login.microsoftonline.us/{TokenAuthority.Tenant}/v2.0"))
            .Where(bot => bot.Cloud = BotCloud.UsGovernment),
        Refuses("public issuer in the government cloud", authority => authority.EmulatorToken(), "issuer").Where(bot => bot.Cloud = BotCloud.UsGovernment),
        Admits("issuer of a custom cloud", CallerKind.Emulator, authority => authority.EmulatorToken().With("iss", "https://entra.example/here").Without("tid"))
            .Where(bot => bot.Endpoints.EntraIssuers.Add("https://entra.example/here")),

        Admits("skill, in the list", CallerKind.Skill, authority => authority.SkillToken(Parent)).Where(bot => bot.AllowedCallers.Add(Parent)),
        Admits("skill, version 1.0", CallerKind.Skill, authority => authority.SkillToken(Parent, "1.0")).Where(bot => bot.AllowedCallers.Add(Parent)),
        Admits("skill, in the list in upper case", CallerKind.Skill, authority => authority.SkillToken(Parent)).Where(bot => bot.AllowedCallers.Add(Parent.ToUpperInvariant())),
        Admits("skill, everybody in the list", CallerKind.Skill, authority => authority.SkillToken(Parent)).Where(bot => bot.AllowedCallers.Add("*")),
        Refuses("skill, no list", authority => authority.SkillToken(Parent), $"'{Parent}' is not in QaBot:Bot:AllowedCallers", 403),
        Refuses("skill, another in the list", authority => authority.SkillToken(Parent), "AllowedCallers", 403).Where(bot => bot.AllowedCallers.Add(OtherTenant)),
        Refuses("skill, app id that breaks the line", authority => authority.SkillToken("evil\nline"), "(not a name)", 403),
        Refuses("skill, everybody, but of another organisation", authority => Of(authority.SkillToken(Parent), OtherTenant), "issuer").Where(bot => bot.AllowedCallers.Add("*")),
        Refuses("skill, tenant differs from the issuer's", authority => authority.SkillToken(Parent).With("tid", OtherTenant), "tenant").Where(bot => bot.AllowedCallers.Add("*")),
        Refuses("skill, version missing", authority => authority.SkillToken(Parent).Without("ver"), "known version").Where(bot => bot.AllowedCallers.Add("*")),
        Refuses("skill, wrong audience", authority => authority.SkillToken(Parent).With("aud", Parent), "another bot").Where(bot => bot.AllowedCallers.Add("*")),
        Refuses("skill, expired 6 minutes ago", authority => authority.SkillToken(Parent).With("exp", authority.In(TimeSpan.FromMinutes(-6))), "expired")
            .Where(bot => bot.AllowedCallers.Add(Parent)),
    ];

    private static TokenDraft Of(TokenDraft token, string tenant) => token.With("iss", $"https://login.microsoftonline.com/{tenant}/v2.0").With("tid", tenant);

    private static void EveryTenant(BotOptions bot) => bot.AppType = BotAppType.MultiTenant;
}

using Microsoft.IdentityModel.Tokens;
using QaBot.BotFramework.Authentication;
using QaBot.TestKit.Authentication;
using static QaBot.BotFramework.Tests.Authentication.TokenCase;

namespace QaBot.BotFramework.Tests.Authentication;

/// <summary>Tokens of the channels: what each check of the protocol lets through and what it stops.</summary>
internal static class ChannelTokenCases
{
    public static readonly IReadOnlyList<TokenCase> All =
    [
        Admits("good token", CallerKind.Channel, Good),
        Admits("good token on another endorsed channel", CallerKind.Channel, Good).On("webchat"),

        Refuses("issuer wrong", authority => Good(authority).With("iss", "https://api.botframework.example"), "issuer"),
        Refuses("issuer with a slash", authority => Good(authority).With("iss", "https://api.botframework.com/"), "issuer"),
        Refuses("issuer in other case", authority => Good(authority).With("iss", "https://API.botframework.com"), "issuer"),
        Refuses("issuer missing", authority => Good(authority).Without("iss"), "issuer"),
        Refuses("issuer of another cloud", authority => Good(authority).With("iss", "https://api.botframework.us"), "issuer"),

        Refuses("audience wrong", authority => Good(authority).With("aud", "00000000-aaaa-bbbb-cccc-000000000002"), "another bot"),
        Refuses("audience missing", authority => Good(authority).Without("aud"), "another bot"),
        Refuses("audience empty", authority => Good(authority).With("aud", ""), "another bot"),
        Refuses("audience longer", authority => Good(authority).With("aud", TokenAuthority.AppId + "0"), "another bot"),
        Refuses("audience as a URI", authority => Good(authority).With("aud", $"api://{TokenAuthority.AppId}"), "another bot"),
        Admits("audience in upper case", CallerKind.Channel, authority => Good(authority).With("aud", TokenAuthority.AppId.ToUpperInvariant())),
        Admits("audience among others", CallerKind.Channel, authority => Good(authority).With("aud", new[] { "x", TokenAuthority.AppId })),

        Refuses("signed by another key of that id", authority => Good(authority).SignedBy(authority.Channel.Forged()), "signature"),
        Refuses("signed by Entra", authority => Good(authority).SignedBy(authority.Entra.Current), "not published"),
        Refuses("signed by an unknown key", authority => Good(authority).SignedBy(IssuerKeys.Unpublished()), "not published"),
        Refuses("signed by a key without an id", authority => Good(authority).SignedBy(IssuerKeys.Unpublished("")), "does not name its key"),
        new("changed after signing", authority => Graft(Good(authority), Good(authority).With("aud", "x")), 401, "signature"),
        new("signature cut off", authority => Good(authority).Header()[..(Good(authority).Header().LastIndexOf('.') + 1)], 401, "signature"),
        new("signature of another token", authority => Graft(Good(authority).With("nbf", 1), Good(authority)), 401, "signature"),
        Refuses("algorithm none", authority => Good(authority).WithoutSignature(), "RS256"),
        Refuses("HS256 with the public key as secret", authority => Good(authority).SignedBy(authority.Channel.PublicKeyAsSecret(), SecurityAlgorithms.HmacSha256), "RS256"),
        Refuses("PS256", authority => Good(authority).SignedBy(authority.Channel.Current, SecurityAlgorithms.RsaSsaPssSha256), "RS256"),
        Admits("RS384", CallerKind.Channel, authority => Good(authority).SignedBy(authority.Channel.Current, SecurityAlgorithms.RsaSha384)),
        Admits("RS512", CallerKind.Channel, authority => Good(authority).SignedBy(authority.Channel.Current, SecurityAlgorithms.RsaSha512)),

        Admits("expired 4 minutes ago", CallerKind.Channel, authority => Good(authority).With("exp", authority.In(TimeSpan.FromMinutes(-4)))),
        Refuses("expired 6 minutes ago", authority => Good(authority).With("exp", authority.In(TimeSpan.FromMinutes(-6))), "expired"),
        Refuses("end missing", authority => Good(authority).Without("exp"), "no end"),
        new("end is not a number", authority => Good(authority).With("exp", "soon").Header(), 401),
        new("end beyond all numbers", authority => Good(authority).With("exp", 1e300).Header(), 401),
        Admits("valid in 4 minutes", CallerKind.Channel, authority => Good(authority).With("nbf", authority.In(TimeSpan.FromMinutes(4)))),
        Refuses("valid in 6 minutes", authority => Good(authority).With("nbf", authority.In(TimeSpan.FromMinutes(6))), "not valid yet"),
        Admits("start missing", CallerKind.Channel, authority => Good(authority).Without("nbf")),

        Refuses("service URL not vouched for", authority => Good(authority).Without("serviceurl"), "service URL"),
        Refuses("service URL claim empty", authority => Good(authority).With("serviceurl", ""), "service URL").At(""),
        Refuses("service URL claim in other spelling", authority => Good(authority).Without("serviceurl").With("serviceUrl", ServiceUrl), "service URL"),
        Refuses("service URL claim is a number", authority => Good(authority).With("serviceurl", 5), "service URL"),
        Refuses("replayed with another service URL", Good, "service URL").At("https://evil.example/"),
        Refuses("replayed with a longer path", Good, "service URL").At(ServiceUrl + "x"),
        Refuses("replayed with two slashes", Good, "service URL").At(ServiceUrl + "/"),
        Refuses("activity without a service URL", Good, "service URL").At(null),
        Admits("service URL in other case", CallerKind.Channel, Good).At("https://SMBA.trafficmanager.net/EMEA/"),
        Admits("service URL without its slash", CallerKind.Channel, Good).At("https://smba.trafficmanager.net/emea"),
        Admits("service URL claim without its slash", CallerKind.Channel, authority => authority.ChannelToken("https://smba.trafficmanager.net/emea")),

        Refuses("channel not endorsed", Good, "endorse the channel 'slack'").On("slack"),
        Refuses("channel in other case", Good, "endorse the channel 'MSTEAMS'").On("MSTEAMS"),
        Refuses("Emulator by a channel's token", Good, "endorse the channel 'emulator'").On("emulator"),
        Refuses("channel that is not a name", Good, "endorse the channel (not a name)").On("evil\r\nline"),

        Admits("government", CallerKind.Channel, authority => Good(authority).With("iss", "https://api.botframework.us")).Where(bot => bot.Cloud = BotCloud.UsGovernment),
        Refuses("public token in the government cloud", Good, "issuer").Where(bot => bot.Cloud = BotCloud.UsGovernment),
        Admits("China", CallerKind.Channel, authority => Good(authority).With("iss", "https://api.botframework.azure.cn")).Where(bot => bot.Cloud = BotCloud.China),
        Admits("custom cloud", CallerKind.Channel, authority => Good(authority).With("iss", "https://bots.example")).Where(bot => bot.Endpoints.ChannelIssuer = "https://bots.example"),
        Refuses("public token in a custom cloud", Good, "issuer").Where(bot => bot.Endpoints.ChannelIssuer = "https://bots.example"),
    ];

    private static TokenDraft Good(TokenAuthority authority) => authority.ChannelToken(ServiceUrl);

    /// <summary>The header and payload of one token with the signature of another.</summary>
    private static string Graft(TokenDraft signature, TokenDraft payload)
    {
        var (from, to) = (signature.Header(), payload.Header());
        return to[..to.LastIndexOf('.')] + from[from.LastIndexOf('.')..];
    }
}

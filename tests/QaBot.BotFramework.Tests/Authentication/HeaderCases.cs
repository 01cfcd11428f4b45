using QaBot.BotFramework.Authentication;
using QaBot.TestKit.Authentication;

namespace QaBot.BotFramework.Tests.Authentication;

/// <summary>Headers that hold no token, or not in the way they have to.</summary>
internal static class HeaderCases
{
    public static readonly IReadOnlyList<TokenCase> All =
    [
        new("no header", _ => null, 401, "missing"),
        new("empty header", _ => "", 401, "missing"),
        new("blank header", _ => " ", 401, "one space"),
        new("scheme alone", _ => "Bearer", 401, "one space"),
        new("scheme and a space", _ => "Bearer ", 401, "one space"),
        new("two spaces", authority => $"Bearer  {Token(authority)}", 401, "one space"),
        new("space at the end", authority => $"Bearer {Token(authority)} ", 401, "one space"),
        new("space at the start", authority => $" Bearer {Token(authority)}", 401, "one space"),
        new("two headers", authority => $"Bearer {Token(authority)},Bearer {Token(authority)}", 401, "one space"),
        new("two tokens", authority => $"Bearer {Token(authority)},{Token(authority)}", 401, "not a JSON Web Token"),
        new("token without a scheme", authority => Token(authority), 401, "one space"),
        new("scheme Basic", _ => "Basic dTpw", 401, "not Bearer"),
        new("scheme Basic with a good token", authority => $"Basic {Token(authority)}", 401, "not Bearer"),
        new("scheme in lower case", authority => $"bearer {Token(authority)}", CallerKind.Channel),
        new("no dots", _ => "Bearer hello", 401, "not a JSON Web Token"),
        new("not base64", _ => "Bearer a.b.c", 401, "not a JSON Web Token"),
        new("dots alone", _ => "Bearer ..", 401, "not a JSON Web Token"),
        new("an encrypted token's five parts", _ => "Bearer e30.e30.e30.e30.e30", 401),
        new("an empty object", _ => "Bearer e30.e30.", 401, "issuer"),
        new("100 KB", _ => $"Bearer {new string('a', 100 * 1024)}.b.c", 401, "too long"),
        new TokenCase("no app id, no header", _ => null, CallerKind.Anonymous).Where(bot => bot.AppId = null),
        new TokenCase("no app id, rubbish", _ => "Basic rubbish", CallerKind.Anonymous).Where(bot => bot.AppId = ""),
        TokenCase.Admits("no app id, a good token, which is not looked at", CallerKind.Anonymous, authority => authority.ChannelToken(TokenCase.ServiceUrl))
            .Where(bot => bot.AppId = null),
    ];

    private static string Token(TokenAuthority authority) => authority.ChannelToken(TokenCase.ServiceUrl).Write();
}

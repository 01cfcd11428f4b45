using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace QaBot.BotFramework.Authentication;

/// <summary>Checks what the tokens of all issuers have in common: signature, algorithm, issuer, audience, lifetime.</summary>
internal sealed class TokenVerifier
{
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <summary>How far the issuer's clock and this one may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new();
    private readonly PublishedKeys _keys;
    private readonly IReadOnlyCollection<string> _issuers;
    private readonly HashSet<string> _audiences;
    private readonly TimeProvider _time;

    /// <param name="keys">The keys that sign the tokens.</param>
    /// <param name="issuers">The issuers, to the letter.</param>
    /// <param name="audiences">Those that a token is meant for, whatever their case.</param>
    /// <param name="time">Says whether a token is still, or already, valid.</param>
    public TokenVerifier(PublishedKeys keys, IEnumerable<string> issuers, IEnumerable<string> audiences, TimeProvider time)
    {
        _keys = keys;
        _issuers = [.. issuers];
        _audiences = audiences.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _time = time;
    }

    /// <summary>The key that signed the token, or why the token is worth nothing.</summary>
    public async ValueTask<(PublishedKey? Key, CallerRefusal? Refusal)> VerifyAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        // Said first, because a token of the wrong kind is no reason to look for keys.
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
        {
            return (null, CallerRefusal.Unproven("the token is not signed by RS256, RS384 or RS512"));
        }

        if (string.IsNullOrEmpty(token.Kid))
        {
            return (null, CallerRefusal.Unproven("the token does not name its key"));
        }

        try
        {
            return await _keys.FindAsync(token.Kid, cancellationToken) is { } key
                ? (key, await FaultOfAsync(token, key))
                : (null, CallerRefusal.Unproven("the token is signed by a key that is not published"));
        }
        catch (KeysUnavailableException exception)
        {
            return (null, CallerRefusal.CannotTell(exception.Message));
        }
    }

    private async Task<CallerRefusal?> FaultOfAsync(JsonWebToken token, PublishedKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuers = _issuers,
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            AudienceValidator = (audiences, _, _) => audiences.Any(_audiences.Contains),
            LifetimeValidator = (from, to, _, _) => RequireValidNow(from, to),
        });
        return result.IsValid ? null : CallerRefusal.Unproven(Reason(result.Exception));
    }

    // The library's own check takes the time from the wall clock.
    private bool RequireValidNow(DateTime? notBefore, DateTime? expires)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return (notBefore, expires) switch
        {
            (_, null) => throw new SecurityTokenNoExpirationException(),
            _ when expires < now - Skew => throw new SecurityTokenExpiredException(),
            _ when notBefore > now + Skew => throw new SecurityTokenNotYetValidException(),
            _ => true,
        };
    }

    // In words of our own: the library's messages quote the token.
    private static string Reason(Exception fault) => fault switch
    {
        SecurityTokenExpiredException => "the token has expired",
        SecurityTokenNotYetValidException => "the token is not valid yet",
        SecurityTokenNoExpirationException => "the token has no end",
        SecurityTokenInvalidAudienceException => "the token is meant for another bot",
        SecurityTokenInvalidIssuerException => "the token's issuer is not accepted",
        _ => "the token's signature is not that of the key it names",
    };
}

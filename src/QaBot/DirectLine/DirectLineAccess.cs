using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>Decides who may do what: a token opens its conversation, a secret or an allowed page opens new ones, a secret opens every one.</summary>
internal sealed class DirectLineAccess
{
    private const string Scheme = "Bearer ";

    private readonly DirectLineTokens _tokens;
    private readonly DirectLineOptions _options;
    private readonly byte[][] _secrets;

    public DirectLineAccess(DirectLineTokens tokens, IOptions<DirectLineOptions> options)
    {
        _tokens = tokens;
        _options = options.Value;
        _secrets = [.. _options.AllSecrets().Select(Hash)];
    }

    /// <summary>The bearer that a request shows, or null.</summary>
    public static string? Bearer(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length
            ? header[Scheme.Length..].Trim()
            : null;
    }

    /// <summary>Reads the token that <paramref name="bearer"/> is. Null when it is good; otherwise the refusal.</summary>
    public IResult? RefuseToken(HttpRequest request, string? bearer, out DirectLineToken? token)
    {
        token = null;
        if (bearer is null)
        {
            return DirectLineFault.MissingToken();
        }

        return _tokens.Read(bearer, out token) switch
        {
            DirectLineTokenStatus.Valid => IsTrusted(request, token!) ? null : DirectLineFault.OtherOrigin(),
            DirectLineTokenStatus.Expired => DirectLineFault.TokenExpired(),
            _ => DirectLineFault.InvalidToken(),
        };
    }

    /// <summary>
    /// Whether the request's bearer opens <paramref name="conversationId"/>: its token, or a secret, which stands for a token that is bound
    /// to nobody. Null when it does; otherwise the refusal.
    /// </summary>
    public IResult? RefuseConversation(HttpRequest request, string conversationId, out DirectLineToken? token)
    {
        var bearer = Bearer(request);
        if (IsSecret(bearer))
        {
            token = new DirectLineToken(conversationId, null, DateTimeOffset.MaxValue);
            return null;
        }

        return RefuseToken(request, bearer, conversationId, out token);
    }

    /// <summary>Whether <paramref name="bearer"/> is a token for <paramref name="conversationId"/>. Null when it is; otherwise the refusal.</summary>
    public IResult? RefuseToken(HttpRequest request, string? bearer, string conversationId, out DirectLineToken? token) =>
        RefuseToken(request, bearer, out token)
        ?? (string.Equals(token!.ConversationId, conversationId, StringComparison.Ordinal) ? null : DirectLineFault.OtherConversation());

    /// <summary>Whether the bearer is a token of any kind, good or bad, and no secret.</summary>
    public bool IsToken(string? bearer) => bearer is not null && _tokens.Read(bearer, out _) != DirectLineTokenStatus.Malformed;

    /// <summary>Whether the bearer is one of the configured secrets. The time it takes says nothing of how near it came, nor to which.</summary>
    public bool IsSecret(string? bearer)
    {
        if (bearer is null)
        {
            return false;
        }

        var shown = Hash(bearer);
        var found = false;
        foreach (var secret in _secrets)
        {
            found |= CryptographicOperations.FixedTimeEquals(shown, secret);
        }

        return found;
    }

    /// <summary>Whether the caller may have a token for a new conversation.</summary>
    public bool MayHaveToken(HttpRequest request)
    {
        if (_secrets.Length > 0)
        {
            return IsSecret(Bearer(request));
        }

        // A browser says which page asks; whatever sends no origin is a program, which could say anything.
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || IsOwn(request, origin) || IsAllowedOrigin(origin);
    }

    /// <summary>Whether pages of another origin may call: those that are configured, and without a secret those of this machine.</summary>
    public bool IsAllowedOrigin(string origin) =>
        _options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (_secrets.Length == 0 && Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsLoopback(page));

    // What sends no origin is no page of a browser; the token is then in the hands of a program, whom no origin binds.
    private static bool IsTrusted(HttpRequest request, DirectLineToken token)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || token.TrustedOrigins.Count == 0
            || token.TrustedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static bool IsOwn(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(Uri page) =>
        string.Equals(page.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(page.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}

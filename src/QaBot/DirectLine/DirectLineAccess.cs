using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>Decides who may do what: tokens open their conversation, the secret or an allowed page opens new ones.</summary>
internal sealed class DirectLineAccess
{
    private const string Scheme = "Bearer ";

    private readonly DirectLineTokens _tokens;
    private readonly DirectLineOptions _options;

    public DirectLineAccess(DirectLineTokens tokens, IOptions<DirectLineOptions> options)
    {
        _tokens = tokens;
        _options = options.Value;
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
    public IResult? RefuseToken(string? bearer, out DirectLineToken? token)
    {
        token = null;
        if (bearer is null)
        {
            return DirectLineFault.MissingToken();
        }

        return _tokens.Read(bearer, out token) switch
        {
            DirectLineTokenStatus.Valid => null,
            DirectLineTokenStatus.Expired => DirectLineFault.TokenExpired(),
            _ => DirectLineFault.InvalidToken(),
        };
    }

    /// <summary>The same, and the token must be for <paramref name="conversationId"/>.</summary>
    public IResult? RefuseToken(string? bearer, string conversationId, out DirectLineToken? token) =>
        RefuseToken(bearer, out token)
        ?? (string.Equals(token!.ConversationId, conversationId, StringComparison.Ordinal) ? null : DirectLineFault.OtherConversation());

    /// <summary>Whether the bearer is a token of any kind, good or bad, and no secret.</summary>
    public bool IsToken(string? bearer) => bearer is not null && _tokens.Read(bearer, out _) != DirectLineTokenStatus.Malformed;

    /// <summary>Whether the caller may have a token for a new conversation.</summary>
    public bool MayHaveToken(HttpRequest request)
    {
        if (_options.Secret is { } secret)
        {
            return Bearer(request) is { } shown
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(secret));
        }

        // A browser says which page asks; whatever sends no origin is a program, which could say anything.
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || IsOwn(request, origin) || IsAllowedOrigin(origin);
    }

    /// <summary>Whether pages of another origin may call: those that are configured, and without a secret those of this machine.</summary>
    public bool IsAllowedOrigin(string origin) =>
        _options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (_options.Secret is null && Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsLoopback(page));

    private static bool IsOwn(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(Uri page) =>
        string.Equals(page.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(page.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}

using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary><c>POST tokens/generate</c> and <c>POST tokens/refresh</c>.</summary>
internal sealed class TokenEndpoints
{
    private readonly DirectLineAccess _access;
    private readonly DirectLineTokens _tokens;
    private readonly int _maxBytes;

    public TokenEndpoints(DirectLineAccess access, DirectLineTokens tokens, IOptions<DirectLineOptions> options)
    {
        _access = access;
        _tokens = tokens;
        _maxBytes = options.Value.MaxActivityBytes;
    }

    /// <summary>A new conversation id, too long to guess.</summary>
    public static string NewConversationId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public async Task<IResult> GenerateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!_access.MayHaveToken(request))
        {
            return DirectLineFault.NotAllowed();
        }

        var (parameters, refusal) = await DirectLineBody.ReadParametersAsync(request, _maxBytes, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        return TokenClaims.FaultOf(parameters) is { } fault
            ? DirectLineFault.BadArgument(fault)
            : Issue(NewConversationId(), parameters.User?.Id, parameters.TrustedOrigins);
    }

    public IResult Refresh(HttpRequest request) =>
        _access.RefuseToken(request, DirectLineAccess.Bearer(request), out var token)
        ?? Issue(token!.ConversationId, token.UserId, token.TrustedOrigins);

    private JsonHttpResult<Conversation> Issue(string conversationId, string? userId, IReadOnlyList<string>? trustedOrigins) =>
        TypedResults.Json(new Conversation
        {
            ConversationId = conversationId,
            Token = _tokens.Issue(conversationId, userId, trustedOrigins),
            ExpiresIn = (int)_tokens.Lifetime.TotalSeconds,
        });
}

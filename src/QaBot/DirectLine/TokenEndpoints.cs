using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary><c>POST tokens/generate</c> and <c>POST tokens/refresh</c>.</summary>
internal sealed class TokenEndpoints
{
    private const string BoundUserPrefix = "dl_";
    private const int MaxUserIdLength = 256;

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

        var userId = parameters.User?.Id;
        if (userId is not null && (!userId.StartsWith(BoundUserPrefix, StringComparison.Ordinal) || userId.Length > MaxUserIdLength))
        {
            return DirectLineFault.BadArgument(
                $"user.id must start with \"{BoundUserPrefix}\" and have {MaxUserIdLength} characters at most: only such ids can be bound to a token.");
        }

        return Issue(NewConversationId(), userId);
    }

    public IResult Refresh(HttpRequest request) =>
        _access.RefuseToken(DirectLineAccess.Bearer(request), out var token) ?? Issue(token!.ConversationId, token.UserId);

    private JsonHttpResult<Conversation> Issue(string conversationId, string? userId) => TypedResults.Json(new Conversation
    {
        ConversationId = conversationId,
        Token = _tokens.Issue(conversationId, userId),
        ExpiresIn = (int)_tokens.Lifetime.TotalSeconds,
    });
}

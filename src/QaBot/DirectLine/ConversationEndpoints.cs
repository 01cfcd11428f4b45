using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary><c>POST conversations</c> starts one; <c>GET conversations/{id}</c> comes back to it.</summary>
internal sealed class ConversationEndpoints
{
    private readonly DirectLineAccess _access;
    private readonly DirectLineTokens _tokens;
    private readonly DirectLineConversations _conversations;
    private readonly DirectLineTurns _turns;
    private readonly int _maxBytes;

    public ConversationEndpoints(
        DirectLineAccess access,
        DirectLineTokens tokens,
        DirectLineConversations conversations,
        DirectLineTurns turns,
        IOptions<DirectLineOptions> options)
    {
        _access = access;
        _tokens = tokens;
        _conversations = conversations;
        _turns = turns;
        _maxBytes = options.Value.MaxActivityBytes;
    }

    public async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (RefuseStart(request, out var token) is { } refused)
        {
            return refused;
        }

        var (parameters, refusal) = await DirectLineBody.ReadParametersAsync(request, _maxBytes, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        // A token says for itself what it is bound to; without one, the parameters say it of the one that is answered.
        if (token is null && TokenClaims.FaultOf(WithBindableUser(parameters)) is { } fault)
        {
            return DirectLineFault.BadArgument(fault);
        }

        var id = token?.ConversationId ?? TokenEndpoints.NewConversationId();
        token ??= new DirectLineToken(id, WithBindableUser(parameters).User?.Id, DateTimeOffset.MaxValue)
        {
            TrustedOrigins = parameters.TrustedOrigins ?? [],
        };
        var (conversation, started) = await _conversations.FindOrStartAsync(id, cancellationToken);
        if (started)
        {
            var user = new ChannelAccount
            {
                // Somebody has to be welcomed, also when the client does not say who it is.
                Id = token.UserId ?? Bounded(parameters.User?.Id) ?? $"dl_{id}",
                Name = Bounded(parameters.User?.Name),
                Role = Roles.User,
            };
            await _turns.BeginAsync(conversation, user, request, parameters.Locale, cancellationToken);
        }

        return Answer(request, token, watermark: null, started ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public async Task<IResult> ReconnectAsync(
        string conversationId, string? watermark, HttpRequest request, CancellationToken cancellationToken)
    {
        if (_access.RefuseConversation(request, conversationId, out var token) is { } refusal)
        {
            return refusal;
        }

        return await _conversations.FindAsync(conversationId, cancellationToken) is not null
            ? Answer(request, token!, watermark, StatusCodes.Status200OK)
            : DirectLineFault.NotFound();
    }

    // A token starts its own conversation; without one, whoever may have a token may start one at once.
    private IResult? RefuseStart(HttpRequest request, out DirectLineToken? token)
    {
        token = null;
        var bearer = DirectLineAccess.Bearer(request);
        if (_access.IsToken(bearer))
        {
            return _access.RefuseToken(request, bearer, out token);
        }

        return bearer is null ? DirectLineFault.MissingToken() : _access.MayHaveToken(request) ? null : DirectLineFault.NotAllowed();
    }

    // Only ids that begin so can be bound; others say who the person is and bind nothing.
    private static TokenParameters WithBindableUser(TokenParameters parameters) =>
        TokenClaims.IsBindable(parameters.User?.Id) ? parameters : parameters with { User = null };

    private static string? Bounded(string? text) => text is { Length: > 0 and <= TokenClaims.MaxUserIdLength } ? text : null;

    private JsonHttpResult<Conversation> Answer(HttpRequest request, DirectLineToken opened, string? watermark, int status)
    {
        var token = _tokens.Issue(opened.ConversationId, opened.UserId, opened.TrustedOrigins);
        return TypedResults.Json(
            new Conversation
            {
                ConversationId = opened.ConversationId,
                Token = token,
                ExpiresIn = (int)_tokens.Lifetime.TotalSeconds,
                StreamUrl = StreamUrl(request, opened.ConversationId, watermark, token),
            },
            statusCode: status);
    }

    // By the request's own scheme and host: those that the browser used, once QaBot:Server:TrustedProxies names the proxy between.
    private static string StreamUrl(HttpRequest request, string conversationId, string? watermark, string token)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var path = $"{request.PathBase}{DirectLineEndpoints.Base}/conversations/{Uri.EscapeDataString(conversationId)}/stream";
        return $"{scheme}://{request.Host.Value}{path}?watermark={Uri.EscapeDataString(watermark ?? "")}&t={token}";
    }
}

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

        var id = token?.ConversationId ?? TokenEndpoints.NewConversationId();
        var conversation = _conversations.FindOrStart(id, out var started);
        if (started)
        {
            var user = new ChannelAccount
            {
                // Somebody has to be welcomed, also when the client does not say who it is.
                Id = token?.UserId ?? parameters.User?.Id ?? $"dl_{id}",
                Name = parameters.User?.Name,
                Role = Roles.User,
            };
            _turns.Begin(conversation, user, request, parameters.Locale);
        }

        return Answer(request, id, token?.UserId, watermark: null, started ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public IResult Reconnect(string conversationId, string? watermark, HttpRequest request)
    {
        if (_access.RefuseToken(DirectLineAccess.Bearer(request), conversationId, out var token) is { } refusal)
        {
            return refusal;
        }

        return _conversations.TryFind(conversationId, out _)
            ? Answer(request, conversationId, token!.UserId, watermark, StatusCodes.Status200OK)
            : DirectLineFault.NotFound();
    }

    // A token starts its own conversation; without one, whoever may have a token may start one at once.
    private IResult? RefuseStart(HttpRequest request, out DirectLineToken? token)
    {
        token = null;
        var bearer = DirectLineAccess.Bearer(request);
        if (_access.IsToken(bearer))
        {
            return _access.RefuseToken(bearer, out token);
        }

        return bearer is null ? DirectLineFault.MissingToken() : _access.MayHaveToken(request) ? null : DirectLineFault.NotAllowed();
    }

    private JsonHttpResult<Conversation> Answer(HttpRequest request, string conversationId, string? userId, string? watermark, int status)
    {
        var token = _tokens.Issue(conversationId, userId);
        return TypedResults.Json(
            new Conversation
            {
                ConversationId = conversationId,
                Token = token,
                ExpiresIn = (int)_tokens.Lifetime.TotalSeconds,
                StreamUrl = StreamUrl(request, conversationId, watermark, token),
            },
            statusCode: status);
    }

    // By the request's own scheme and host: behind a proxy they are right once the host is told to trust forwarded headers.
    private static string StreamUrl(HttpRequest request, string conversationId, string? watermark, string token)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var path = $"{request.PathBase}{DirectLineEndpoints.Base}/conversations/{Uri.EscapeDataString(conversationId)}/stream";
        return $"{scheme}://{request.Host.Value}{path}?watermark={Uri.EscapeDataString(watermark ?? "")}&t={token}";
    }
}

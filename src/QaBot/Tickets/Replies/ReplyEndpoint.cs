using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using QaBot.Core.Handoff;
using QaBot.Tickets.Webhook;

namespace QaBot.Tickets.Replies;

/// <summary>
/// Takes replies from programs: signed with the webhook's secret by Standard Webhooks, or with the ticket's key as a bearer token or in
/// the query.
/// </summary>
internal sealed class ReplyEndpoint
{
    private const string Bearer = "Bearer ";
    private const int BytesPerCharacter = 6;
    private const int OtherBytes = 8_192;

    private readonly ReplyIntake _intake;
    private readonly TicketLinks _links;
    private readonly TimeProvider _time;
    private readonly int _maxBytes;
    private readonly WebhookSignature? _signature;

    public ReplyEndpoint(ReplyIntake intake, TicketLinks links, IOptions<TicketsOptions> options, TimeProvider time)
    {
        (_intake, _links, _time) = (intake, links, time);
        _maxBytes = (options.Value.MaxReplyCharacters * BytesPerCharacter) + OtherBytes;
        _signature = options.Value.Webhook.Secret is { Length: > 0 } text && WebhookSignature.TryReadSecret(text, out var secret)
            ? new WebhookSignature(secret)
            : null;
    }

    /// <summary>Answers <c>POST /api/tickets/{id}/replies</c>.</summary>
    public async Task<IResult> PostAsync(string id, HttpContext context)
    {
        var request = context.Request;
        if (!IsPlainJson(request))
        {
            return ReplyFault.Of(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json, not compressed.");
        }

        if (await ReadAsync(request, context.RequestAborted) is not { } body)
        {
            return ReplyFault.Of(StatusCodes.Status413PayloadTooLarge, $"The body may have {_maxBytes} bytes at most.");
        }

        var isSigned = request.Headers.ContainsKey(WebhookSignature.SignatureHeader);
        if ((isSigned ? RefuseSignature(request, body) : RefuseKey(request, id)) is { } refusal)
        {
            return refusal;
        }

        return ReplyBody.Read(body) is { } reply
            ? await TakeAsync(id, reply, isSigned ? request.Headers[WebhookSignature.IdHeader].ToString() : null, context.RequestAborted)
            : ReplyFault.Of(
                StatusCodes.Status400BadRequest,
                """The body is not what is expected here: {"text":"...","by":"...","take":false,"close":false,"keep":false,"id":"...","ticket":"T-..."}.""");
    }

    private static bool IsPlainJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && request.Headers.ContentEncoding.Count == 0;

    private async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > _maxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (body.Length + read > _maxBytes)
            {
                return null;
            }

            await body.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        return body.ToArray();
    }

    private ProblemHttpResult? RefuseSignature(HttpRequest request, byte[] body)
    {
        var headers = request.Headers;
        var isGenuine = _signature is not null && _signature.IsGenuine(
            headers[WebhookSignature.IdHeader].ToString(),
            headers[WebhookSignature.TimestampHeader].ToString(),
            headers[WebhookSignature.SignatureHeader].ToString(),
            body,
            _time.GetUtcNow());
        return isGenuine
            ? null
            : ReplyFault.Of(
                StatusCodes.Status401Unauthorized,
                "The signature is not that of QaBot:Tickets:Webhook:Secret over this id, timestamp and body, or the timestamp is more than 5 minutes from now.");
    }

    private ProblemHttpResult? RefuseKey(HttpRequest request, string id)
    {
        var header = request.Headers.Authorization.ToString();
        var key = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : request.Query["key"].ToString();
        return _links.IsKeyOf(id, key) ? null : ReplyFault.NotFound();
    }

    private async Task<IResult> TakeAsync(string id, ReplyBody reply, string? messageId, CancellationToken cancellationToken)
    {
        if (reply.Ticket is null ? messageId is not null : reply.Ticket != id)
        {
            return ReplyFault.Of(StatusCodes.Status400BadRequest, $"The body's member 'ticket' must be the id of the ticket that is posted to, {id}.");
        }

        var own = string.IsNullOrEmpty(reply.Id) ? messageId ?? Guid.NewGuid().ToString("N") : reply.Id;
        var receipt = await _intake.TakeAsync(
            new ReplyDraft
            {
                Id = $"api:{id}:{own}",
                TicketId = id,
                Text = reply.Text,
                By = reply.By,
                Takes = reply.Take,
                Closes = reply.Close,
                Keeps = reply.Keep,
            },
            cancellationToken);
        return receipt.Outcome switch
        {
            TicketReplyOutcome.Accepted => TypedResults.Json(new { ticket = id, id = own, status = "accepted" }, statusCode: StatusCodes.Status202Accepted),
            TicketReplyOutcome.Repeated => TypedResults.Json(new { ticket = id, id = own, status = "repeated" }),
            TicketReplyOutcome.TicketClosed => ReplyFault.Of(StatusCodes.Status409Conflict, receipt.Refusal!),
            TicketReplyOutcome.NoSuchTicket => ReplyFault.NotFound(),
            _ => ReplyFault.Of(StatusCodes.Status400BadRequest, receipt.Refusal!),
        };
    }
}

using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Connector;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Webhook;

/// <summary>
/// Posts news to a help desk, signed by Standard Webhooks. No redirect is followed, and no address called that the configuration does
/// not mean. What the help desk calls wrong (400, 413, 415, 422) is not tried again; 410 ends it until the program starts anew; all else is
/// tried again, since people mend servers and settings within days.
/// </summary>
internal sealed class WebhookDesk : TicketDesk, IDisposable
{
    /// <summary>The desk's name.</summary>
    public const string DeskName = "webhook";

    private const string Mend =
        $"if its name is one of your own network, set {TicketsOptions.Section}:Webhook:AllowPrivateNetwork to true";

    private readonly HttpClient _http;
    private readonly WebhookOptions _options;
    private readonly Uri _url;
    private readonly WebhookSignature _signature;
    private readonly TicketLinks _links;
    private readonly TimeProvider _time;
    private volatile bool _isGone;

    public WebhookDesk(IOptions<TicketsOptions> options, TicketLinks links, TimeProvider time)
        : this(options, links, time, HttpClient.DefaultProxy)
    {
    }

    internal WebhookDesk(IOptions<TicketsOptions> options, TicketLinks links, TimeProvider time, IWebProxy? proxy)
    {
        _options = options.Value.Webhook;
        _url = new Uri(_options.Url!);
        _signature = WebhookSignature.TryReadSecret(_options.Secret!, out var secret)
            ? new WebhookSignature(secret)
            : throw new ArgumentException("The secret of the webhook cannot be read.", nameof(options));
        _links = links;
        _time = time;
        var reach = ConfiguredHost.ReachOf(_url, _options.AllowPrivateNetwork)
            ?? throw new ArgumentException("The webhook's address is one that is never called.", nameof(options));
        _http = new HttpClient(ConnectorHandler.Create(proxy, reach, Mend)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public override string Name => DeskName;

    public override async Task<DeskOutcome> DeliverAsync(Ticket ticket, TicketEvent news, CancellationToken cancellationToken)
    {
        if (_isGone)
        {
            return DeskOutcome.Refused("The webhook answered 410 before, which means that it wants no more; correct its URL and start the program anew.");
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var message = CreateMessage(ticket, news);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, end.Token);
            return Judge(response);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeskOutcome.Retry($"The webhook did not answer within {_options.TimeoutSeconds} s.");
        }
        catch (HttpRequestException fault) when (fault.InnerException is ForbiddenAddressException forbidden)
        {
            return DeskOutcome.Retry($"The webhook was not called: {forbidden.Message}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return DeskOutcome.Retry($"The webhook cannot be reached ({(fault as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown}).");
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage CreateMessage(Ticket ticket, TicketEvent news)
    {
        var body = WebhookBody.Write(ticket, news, _links, _options.MaxBodyBytes);
        var id = $"{ticket.Id}-{news.Number}";
        var timestamp = WebhookSignature.TimestampOf(_time.GetUtcNow());
        var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("QaBot", "1.0"));
        message.Headers.Add(WebhookSignature.IdHeader, id);
        message.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        message.Headers.Add(WebhookSignature.SignatureHeader, _signature.Sign(id, timestamp, body));
        return message;
    }

    private DeskOutcome Judge(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case var _ when response.IsSuccessStatusCode:
                return DeskOutcome.Delivered;
            case HttpStatusCode.Gone:
                _isGone = true;
                return DeskOutcome.Refused("The webhook answered 410, which means that it wants no more; nothing is posted until the program starts anew.");
            case HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity:
                return DeskOutcome.Refused($"The webhook answered {status}: it does not take this news.");
            case var _ when status is >= 300 and < 400:
                return DeskOutcome.Retry($"The webhook answered {status}, a redirect, which is not followed; set its URL to where it really is.");
            default:
                return DeskOutcome.Retry($"The webhook answered {status}.", RetryAfter(response));
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - _time.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }
}

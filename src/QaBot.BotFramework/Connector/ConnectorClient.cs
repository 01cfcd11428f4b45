using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Sends activities to a channel's Connector. It calls only what <see cref="ServiceUrlPolicy"/> allows, never follows a redirect,
/// and tries again only where the channel asks for it or the request cannot have arrived: a person must not get an answer twice.
/// Thread-safe.
/// </summary>
public sealed partial class ConnectorClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ServiceUrlPolicy _policy;
    private readonly ConnectorOptions _options;
    private readonly RetryDelays _delays;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates a client.</summary>
    /// <param name="http">A client over a handler from <see cref="CreateHandler"/>; owned from here on.</param>
    /// <param name="policy">What may be called.</param>
    /// <param name="options">How long, how often.</param>
    /// <param name="time">The clock for time limits and delays.</param>
    /// <param name="logger">Where refusals and repetitions go.</param>
    public ConnectorClient(
        HttpClient http, ServiceUrlPolicy policy, IOptions<ConnectorOptions> options, TimeProvider time, ILogger<ConnectorClient> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _policy = policy;
        _options = options.Value;
        _time = time;
        _delays = new RetryDelays(time);
        _logger = logger;
    }

    /// <summary>The handler that the client's <see cref="HttpClient"/> must have: no redirects, no cookies, no proxy between this machine and itself.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 64,
    };

    /// <summary>Sends <paramref name="activity"/> into its conversation.</summary>
    /// <exception cref="ConnectorException">The channel did not take it, or may not be called.</exception>
    public async Task<ResourceResponse> SendToConversationAsync(ConnectorTarget target, Activity activity, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, target, Path(activity), activity, cancellationToken);

    /// <summary>Sends <paramref name="activity"/> into its conversation as a reply to <see cref="Activity.ReplyToId"/>, which must be set.</summary>
    /// <exception cref="ConnectorException">The channel did not take it, or may not be called.</exception>
    public async Task<ResourceResponse> ReplyToActivityAsync(ConnectorTarget target, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return await SendAsync(HttpMethod.Post, target, Path(activity, activity.ReplyToId), activity, cancellationToken);
    }

    /// <summary>Replaces the activity with the id of <paramref name="activity"/> in its conversation. Most channels cannot.</summary>
    /// <exception cref="ConnectorException">The channel did not take it, or may not be called.</exception>
    public async Task<ResourceResponse> UpdateActivityAsync(ConnectorTarget target, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return await SendAsync(HttpMethod.Put, target, Path(activity, activity.Id), activity, cancellationToken);
    }

    /// <summary>Takes an activity back. Most channels cannot.</summary>
    /// <exception cref="ConnectorException">The channel did not do it, or may not be called.</exception>
    public async Task DeleteActivityAsync(
        ConnectorTarget target, string conversationId, string activityId, CancellationToken cancellationToken)
    {
        var conversation = new Activity { Conversation = new ConversationAccount { Id = conversationId } };
        await SendAsync(HttpMethod.Delete, target, Path(conversation, activityId), null, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<ResourceResponse> SendAsync(
        HttpMethod method, ConnectorTarget target, string path, Activity? activity, CancellationToken cancellationToken)
    {
        var url = Target(target, path);
        var body = activity is null ? null : JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Options);

        // An indicator that comes late is worse than none.
        var attempts = activity?.Type == ActivityTypes.Typing ? 1 : _options.MaxAttempts;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await AttemptAsync(method, url, body, cancellationToken);
            if (outcome.Fault is null)
            {
                return outcome.Response;
            }

            if (attempt >= attempts || _delays.Before(attempt, outcome) is not { } delay)
            {
                throw outcome.Fault;
            }

            LogRetry(outcome.Fault.Message, attempt, attempts, delay.TotalSeconds);
            await Task.Delay(delay, _time, cancellationToken);
        }
    }

    private Uri Target(ConnectorTarget target, string path)
    {
        var verdict = _policy.Judge(target);
        if (verdict.Url is null)
        {
            LogRefused(verdict.Reason!);
            throw new ConnectorException($"The channel was not called: {verdict.Reason}.");
        }

        return new Uri(verdict.Url.AbsoluteUri.TrimEnd('/') + path);
    }

    private async Task<ConnectorOutcome> AttemptAsync(HttpMethod method, Uri target, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(method, target, body);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token);
            return await ConnectorOutcome.ReadAsync(response, end.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ConnectorOutcome.Failed($"The channel did not answer within {_options.TimeoutSeconds} s.", mayHaveArrived: true);
        }
        catch (HttpRequestException fault)
        {
            var unreachable = fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;
            return ConnectorOutcome.Failed(
                unreachable ? "The channel cannot be reached." : "The connection to the channel broke.", !unreachable, fault);
        }
        catch (IOException fault)
        {
            return ConnectorOutcome.Failed("The connection to the channel broke.", mayHaveArrived: true, fault);
        }
    }

    private static HttpRequestMessage CreateRequest(HttpMethod method, Uri target, byte[]? body)
    {
        var request = new HttpRequestMessage(method, target);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("QaBot", "1.0"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return request;
    }

    private static string Path(Activity activity, string? activityId)
    {
        ArgumentException.ThrowIfNullOrEmpty(activityId);
        return $"{Path(activity)}/{Segment(activityId)}";
    }

    private static string Path(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Conversation?.Id);
        return $"/v3/conversations/{Segment(activity.Conversation.Id)}/activities";
    }

    /// <summary>An id as one path segment. Dots alone would be taken for a way up the path, whatever their encoding.</summary>
    private static string Segment(string id) => id is "." or ".."
        ? throw new ConnectorException("The channel was not called: an id consists of dots, which no URL can carry.")
        : Uri.EscapeDataString(id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused to call a channel: {Reason}.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Fault} Attempt {Attempt} of {Attempts}; trying again in {Seconds} s.")]
    private partial void LogRetry(string fault, int attempt, int attempts, double seconds);
}

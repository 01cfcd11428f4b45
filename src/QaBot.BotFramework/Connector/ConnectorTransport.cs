using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Carries requests to the channels' Connectors. It calls only what <see cref="ServiceUrlPolicy"/> allows, sends the bot's token
/// nowhere else, never follows a redirect, and repeats a request only where that can do no harm: a person must not get an answer
/// twice. Thread-safe.
/// </summary>
public sealed partial class ConnectorTransport : IDisposable
{
    private readonly HttpClient _http;
    private readonly ServiceUrlPolicy _policy;
    private readonly ConnectorCredentials _credentials;
    private readonly ConnectorOptions _options;
    private readonly ConnectorRetry _retry;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates a transport.</summary>
    /// <param name="http">A client over a handler from <see cref="ConnectorHandler.Create(System.Net.IWebProxy)"/>; owned from here on.</param>
    /// <param name="policy">What may be called.</param>
    /// <param name="credentials">Where tokens come from.</param>
    /// <param name="options">How long, how often.</param>
    /// <param name="time">The clock for time limits and delays.</param>
    /// <param name="logger">Where refusals and repetitions go.</param>
    public ConnectorTransport(
        HttpClient http, ServiceUrlPolicy policy, ConnectorCredentials credentials, IOptions<ConnectorOptions> options, TimeProvider time,
        ILogger<ConnectorTransport> logger)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _http = http;
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _policy = policy;
        _credentials = credentials;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _retry = new ConnectorRetry(_options, time, (fault, attempt, delay) => LogRetry(fault.Message, attempt, _options.MaxAttempts, delay.TotalSeconds));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Carries one request out. Returns the body of the answer, empty where it does not matter.</summary>
    /// <exception cref="ConnectorException">The channel did not do it, or may not be called.</exception>
    internal async Task<ReadOnlyMemory<byte>> SendAsync(ConnectorTarget target, ConnectorRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var verdict = _policy.Judge(target);
        if (verdict.Url is null)
        {
            LogRefused(verdict.Reason!);
            throw new ConnectorException($"The channel was not called: {verdict.Reason}.");
        }

        ValueTask<ConnectorOutcome> Attempt(CancellationToken end) => AttemptAsync(verdict, target.Audience, request, end);
        var outcome = request.IsOnlyTriedOnce ? await Attempt(cancellationToken) : await _retry.RunAsync(Attempt, cancellationToken);
        if (outcome.Fault is null)
        {
            return outcome.Body;
        }

        // Who stopped it in the middle of its repetitions is told that, whichever of the two came first.
        cancellationToken.ThrowIfCancellationRequested();
        throw outcome.Fault;
    }

    private async ValueTask<ConnectorOutcome> AttemptAsync(
        ServiceUrlVerdict verdict, string? audience, ConnectorRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var token = await _credentials.GetTokenAsync(audience, rejected: null, cancellationToken);
            var outcome = await CallAsync(verdict, token, request, cancellationToken);
            if (token is null || outcome.Fault?.Status != HttpStatusCode.Unauthorized)
            {
                return outcome;
            }

            LogRejected();
            token = await _credentials.GetTokenAsync(audience, rejected: token, cancellationToken);
            return await CallAsync(verdict, token, request, cancellationToken);
        }
        catch (CredentialsException fault)
        {
            return ConnectorOutcome.WithoutToken(fault);
        }
    }

    private async Task<ConnectorOutcome> CallAsync(
        ServiceUrlVerdict verdict, string? token, ConnectorRequest request, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(verdict, token, request);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, end.Token);
            return await ConnectorOutcome.ReadAsync(response, request, _time, end.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ConnectorOutcome.Unanswered(
                $"The channel did not answer within {_options.TimeoutSeconds} s.", ConnectorFaultKind.Uncertain, request.IsRead, null);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's own limit, which is one on connecting.
            return ConnectorOutcome.Unanswered("The channel cannot be reached.", ConnectorFaultKind.Unavailable, request.IsRead, fault);
        }
        catch (HttpRequestException fault) when (fault.InnerException is ForbiddenAddressException forbidden)
        {
            LogRefused(forbidden.Message);
            return ConnectorOutcome.Unanswered($"The channel was not called: {forbidden.Message}.", ConnectorFaultKind.Refused, request.IsRead, fault);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return ConnectorOutcome.Unanswered("The channel cannot be reached.", ConnectorFaultKind.Unavailable, request.IsRead, fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return ConnectorOutcome.Unanswered("The connection to the channel broke.", ConnectorFaultKind.Uncertain, request.IsRead, fault);
        }
    }

    private static HttpRequestMessage CreateMessage(ServiceUrlVerdict verdict, string? token, ConnectorRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(verdict.Url!.AbsoluteUri.TrimEnd('/') + request.Path));
        message.Options.Set(ConnectorHandler.Reach, verdict.Reach);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("QaBot", "1.0"));
        message.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused to call a channel: {Reason}.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Fault} Attempt {Attempt} of {Attempts}; trying again in {Seconds:0.0} s.")]
    private partial void LogRetry(string fault, int attempt, int attempts, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The channel did not accept the bot's token; trying once more with a new one.")]
    private partial void LogRejected();
}

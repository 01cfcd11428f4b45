using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace QaBot.BotFramework.Connector;

/// <summary>What came of one attempt to call a channel.</summary>
internal sealed record ConnectorOutcome
{
    private const int MaxReason = 500;

    /// <summary>What the channel answered when there is no fault; empty when it could not be read or does not matter.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Why it failed; null when it worked.</summary>
    public ConnectorException? Fault { get; private init; }

    /// <summary>Whether the same attempt may do better in a moment, and can do no harm.</summary>
    public bool IsWorthRepeating { get; private init; }

    /// <summary>The channel was not reached, or nobody knows.</summary>
    public static ConnectorOutcome Unanswered(string message, ConnectorFaultKind kind, bool isRead, Exception? cause) => new()
    {
        Fault = cause is null ? new ConnectorException(message) { Kind = kind } : new ConnectorException(message, cause) { Kind = kind },
        IsWorthRepeating = kind == ConnectorFaultKind.Unavailable || (kind == ConnectorFaultKind.Uncertain && isRead),
    };

    /// <summary>There was no token to call the channel with.</summary>
    public static ConnectorOutcome WithoutToken(CredentialsException fault) => new()
    {
        Fault = new ConnectorException(fault.Message, fault) { Kind = ConnectorFaultKind.Unavailable, RetryAfter = fault.RetryAfter },
        IsWorthRepeating = !fault.IsConfiguration,
    };

    public static async Task<ConnectorOutcome> ReadAsync(
        HttpResponseMessage response, ConnectorRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return await ReadFaultAsync(response, time, cancellationToken);
        }

        return request.IsRead ? await ReadAnswerAsync(response, request, cancellationToken) : await ReadReceiptAsync(response, cancellationToken);
    }

    private static async Task<ConnectorOutcome> ReadAnswerAsync(
        HttpResponseMessage response, ConnectorRequest request, CancellationToken cancellationToken)
    {
        var (body, isWhole) = await ConnectorAnswer.ReadBodyAsync(response, request.MaxAnswerBytes, cancellationToken);
        return isWhole
            ? new ConnectorOutcome { Body = body }
            : new ConnectorOutcome { Fault = new ConnectorException(string.Create(
                CultureInfo.InvariantCulture, $"The channel answered more than {request.MaxAnswerBytes:N0} bytes, which is more than the bot reads.")) };
    }

    /// <summary>What was sent has arrived, whatever becomes of the body.</summary>
    private static async Task<ConnectorOutcome> ReadReceiptAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var (body, _) = await ConnectorAnswer.ReadBodyAsync(response, ConnectorRequest.SmallAnswer, cancellationToken);
            return new ConnectorOutcome { Body = body };
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException)
        {
            return new ConnectorOutcome();
        }
    }

    private static async Task<ConnectorOutcome> ReadFaultAsync(
        HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var (code, reason) = await ReadErrorAsync(response, cancellationToken);
        var status = response.StatusCode;
        return new ConnectorOutcome
        {
            Fault = new ConnectorException(Describe(response, code))
            {
                Status = status,
                Code = code,
                Reason = reason,
                Kind = IsLasting(status) ? ConnectorFaultKind.Refused : ConnectorFaultKind.Unavailable,
                RetryAfter = Wait(response.Headers.RetryAfter, time),
            },
            IsWorthRepeating = IsTransient(status),
        };
    }

    /// <summary>Those whose senders ask for a repetition. Not 500: Teams' documentation says that it does not pass by itself at once.</summary>
    private static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static bool IsLasting(HttpStatusCode status) =>
        !IsTransient(status) && ((int)status < 500 || status is HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported);

    private static TimeSpan? Wait(RetryConditionHeaderValue? asked, TimeProvider time)
    {
        var wait = asked?.Delta ?? (asked?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Describe(HttpResponseMessage response, string? code)
    {
        string?[] details = [code, Operation(response)];
        var named = string.Join("; ", details.OfType<string>());
        var status = (int)response.StatusCode;
        return $"The channel answered {status}{(named.Length == 0 ? "" : $" ({named})")}.{(status is >= 300 and < 400 ? " Redirects are not followed." : "")}";
    }

    /// <summary>What the channel's owners find the call by in their own logs.</summary>
    private static string? Operation(HttpResponseMessage response)
    {
        string[] headers = ["X-Correlating-OperationId", "MS-CV"];
        var id = headers.Select(name => response.Headers.TryGetValues(name, out var values) ? ConnectorAnswer.PlainName(values.First()) : null)
            .FirstOrDefault(value => value is not null);
        return id is null ? null : $"operation {id}";
    }

    private static async Task<(string? Code, string? Reason)> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var (body, _) = await ConnectorAnswer.ReadBodyAsync(response, ConnectorRequest.SmallAnswer, cancellationToken);
            var reason = ConnectorAnswer.StringIn(body, "error", "message") ?? ConnectorAnswer.StringIn(body, "message");
            return (ConnectorAnswer.PlainName(ConnectorAnswer.StringIn(body, "error", "code")), reason?[..Math.Min(reason.Length, MaxReason)]);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException)
        {
            // The status says enough.
            return (null, null);
        }
    }
}

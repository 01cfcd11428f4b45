using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Connector;

/// <summary>What came of one call to a channel.</summary>
internal sealed record ConnectorOutcome
{
    /// <summary>How much of a response is read, in bytes: an id or an error needs far less, and a channel may send anything.</summary>
    private const int MaxBody = 64 * 1024;

    private const int MaxCode = 80;

    /// <summary>The channel's answer when there is no fault.</summary>
    public ResourceResponse Response { get; private init; } = new();

    /// <summary>Why it failed; null when it worked.</summary>
    public ConnectorException? Fault { get; private init; }

    /// <summary>Whether the channel may have taken the request although it failed.</summary>
    public bool MayHaveArrived { get; private init; }

    /// <summary>When the channel wants to be asked again; null when it did not say.</summary>
    public RetryConditionHeaderValue? RetryAfter { get; private init; }

    public static ConnectorOutcome Failed(string message, bool mayHaveArrived, Exception? cause = null) => new()
    {
        Fault = cause is null ? new ConnectorException(message) : new ConnectorException(message, cause),
        MayHaveArrived = mayHaveArrived,
    };

    public static async Task<ConnectorOutcome> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return new ConnectorOutcome { Response = new ResourceResponse { Id = await ReadIdAsync(response, cancellationToken) } };
        }

        var code = await ReadCodeAsync(response, cancellationToken);
        return new ConnectorOutcome
        {
            Fault = new ConnectorException(Describe(response.StatusCode, code)) { Status = response.StatusCode, Code = code },
            RetryAfter = response.Headers.RetryAfter,
        };
    }

    private static string Describe(HttpStatusCode status, string? code)
    {
        var named = code is null ? "" : $" ({code})";
        var redirect = (int)status is >= 300 and < 400 ? " Redirects are not followed." : "";
        return $"The channel answered {(int)status}{named}.{redirect}";
    }

    /// <summary>The id that the channel gave; null for an empty body, and for anything else that holds none. The message has arrived either way.</summary>
    private static async Task<string?> ReadIdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ReadBodyAsync(response, cancellationToken);
            return StringIn(body, "id");
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<string?> ReadCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var code = StringIn(await ReadBodyAsync(response, cancellationToken), "error", "code");
            return code?.Length <= MaxCode && code.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '-' or '.') ? code : null;
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBody];
        var length = await stream.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }

    private static string? StringIn(ReadOnlyMemory<byte> body, params ReadOnlySpan<string> path)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var value = document.RootElement;
            foreach (var name in path)
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                {
                    return null;
                }
            }

            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

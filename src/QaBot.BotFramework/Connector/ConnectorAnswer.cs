using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Connector;

/// <summary>Reads what a channel answered: JSON by the specification, in practice anything.</summary>
internal static class ConnectorAnswer
{
    private const int MaxName = 80;

    /// <summary>
    /// Reads a body of at most <paramref name="maxBytes"/>.
    /// </summary>
    /// <returns>The bytes, and whether they are all there were.</returns>
    public static async Task<(ReadOnlyMemory<byte> Bytes, bool IsWhole)> ReadBodyAsync(
        HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length <= maxBytes)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0)
            {
                return (read.ToArray(), true);
            }

            await read.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return (read.ToArray().AsMemory(0, maxBytes), false);
    }

    /// <summary>The string at <paramref name="path"/>; null when there is none.</summary>
    public static string? StringIn(ReadOnlyMemory<byte> body, params ReadOnlySpan<string> path)
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

    /// <summary>The body as a <typeparamref name="T"/>.</summary>
    /// <exception cref="ConnectorException">It is none.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, ActivityJson.Options) ?? throw Unreadable();
        }
        catch (JsonException fault)
        {
            throw Unreadable(fault);
        }
    }

    /// <summary>Text from outside that is short and plain enough to be shown and logged; null for any other.</summary>
    public static string? PlainName(string? text) =>
        text is { Length: > 0 and <= MaxName } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '/' or '+' or '=')
            ? text
            : null;

    private static ConnectorException Unreadable(Exception? cause = null)
    {
        const string Message = "The channel answered with something else than the protocol says.";
        return cause is null ? new ConnectorException(Message) : new ConnectorException(Message, cause);
    }
}

using System.Buffers;
using System.Text.Json;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>Reads bodies up to a limit.</summary>
internal static class DirectLineBody
{
    /// <summary>Reads a body; null when it has more than <paramref name="maxBytes"/>.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.GetMemory(4096), cancellationToken);
            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
            {
                return null;
            }

            if (read == 0)
            {
                return buffer.WrittenMemory;
            }
        }
    }

    /// <summary>Reads the parameters of a token or conversation request, all of which may be absent.</summary>
    /// <returns>The parameters, or the refusal to answer with.</returns>
    public static async ValueTask<(TokenParameters Parameters, IResult? Refusal)> ReadParametersAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        var none = new TokenParameters();
        if (await ReadAsync(request, maxBytes, cancellationToken) is not { } body)
        {
            return (none, DirectLineFault.TooLarge(maxBytes));
        }

        try
        {
            return body.IsEmpty
                ? (none, null)
                : (JsonSerializer.Deserialize<TokenParameters>(body.Span, ActivityJson.Options) ?? none, null);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is how half a surrogate pair is reported.
            return (none, DirectLineFault.BadArgument("The body is not what is expected here: nothing at all, or {\"user\":{\"id\":\"dl_...\"}}."));
        }
    }
}

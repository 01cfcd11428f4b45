using System.Buffers;
using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.DirectLine;

/// <summary>Reads JSON bodies up to a limit.</summary>
internal static class DirectLineBody
{
    /// <summary>Reads a body as <typeparamref name="T"/>; an empty one is null.</summary>
    /// <returns>The value, or the refusal to answer with.</returns>
    public static async ValueTask<(T? Value, IResult? Refusal)> ReadAsync<T>(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
        where T : class
    {
        var body = await ReadBytesAsync(request, maxBytes, cancellationToken);
        if (body is null)
        {
            return (null, DirectLineFault.TooLarge(maxBytes));
        }

        try
        {
            return (body.Value.IsEmpty ? null : JsonSerializer.Deserialize<T>(body.Value.Span, ActivityJson.Options), null);
        }
        catch (JsonException fault)
        {
            return (null, DirectLineFault.BadArgument($"The body is not the JSON that is expected here: {fault.Message}"));
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadBytesAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
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
}

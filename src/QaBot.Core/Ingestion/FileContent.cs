namespace QaBot.Core.Ingestion;

/// <summary>Reads a whole file, but not more than a limit.</summary>
internal static class FileContent
{
    private const int BufferSize = 1 << 16;

    /// <summary>The bytes of <paramref name="source"/>, or null when there are more than <paramref name="limit"/>.</summary>
    /// <param name="source">An open file.</param>
    /// <param name="expected">The size it was listed with.</param>
    /// <param name="limit">How many bytes at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        Stream source, long expected, long limit, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream((int)Math.Min(expected, limit));
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > limit)
            {
                return null;
            }

            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}

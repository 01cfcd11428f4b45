namespace QaBot.Core.Tests.Ingestion;

/// <summary>A file that can be read for some bytes, then no further.</summary>
internal sealed class BreakingStream(byte[] beginning) : MemoryStream(beginning)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position == Length ? throw new IOException("The disk is gone.") : base.ReadAsync(buffer, cancellationToken);
}

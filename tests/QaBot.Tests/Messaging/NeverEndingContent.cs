using System.Net;
using System.Net.Http.Headers;

namespace QaBot.Tests.Messaging;

/// <summary>A body that is announced, begun, and never ended.</summary>
internal sealed class NeverEndingContent : HttpContent
{
    private const int Announced = 1024 * 1024;

    private readonly CancellationTokenSource _ended = new();

    public NeverEndingContent() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("{"u8.ToArray(), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        await Task.Delay(Timeout.Infinite, either.Token);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Announced;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ended.Cancel();
            _ended.Dispose();
        }

        base.Dispose(disposing);
    }
}

using System.Net;

namespace QaBot.BotFramework.Tests.Connector;

/// <summary>Answers at once, with a body that begins and never goes on.</summary>
internal sealed class StallingAnswer(HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the body is waited for.</summary>
    public Task IsRead => _isRead.Task;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(new Body(_isRead)) });

    private sealed class Body(TaskCompletionSource isRead) : MemoryStream("{\"id\":"u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            if (count > 0)
            {
                return count;
            }

            isRead.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}

using Microsoft.Extensions.Time.Testing;

namespace QaBot.BotFramework.Tests.Connector;

/// <summary>Moves a clock on while work goes on beside it.</summary>
internal static class Advance
{
    /// <summary>Moves <paramref name="time"/> on in steps until <paramref name="isDone"/>; the work in between runs in real time, which yields to it.</summary>
    public static async Task UntilAsync(FakeTimeProvider time, TimeSpan step, Func<bool> isDone, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!isDone())
        {
            limit.Token.ThrowIfCancellationRequested();
            time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }
}

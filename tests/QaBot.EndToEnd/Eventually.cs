using System.Diagnostics;

namespace QaBot.EndToEnd;

/// <summary>Waits for what another process does: polled, with a limit, because no event tells.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit, Func<string> otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"After {limit.TotalSeconds:0} s {otherwise()}");
            }

            await Task.Delay(Interval);
        }
    }
}

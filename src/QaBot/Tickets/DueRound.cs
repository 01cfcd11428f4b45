using System.Collections.Concurrent;

namespace QaBot.Tickets;

/// <summary>Brings what is due, several side by side, and what becomes due by that.</summary>
internal static class DueRound
{
    private const int Parallelism = 8;

    /// <summary>Goes on until nothing is due, or nothing of it makes progress. A fault with one keeps no other waiting; at the end it is thrown.</summary>
    /// <param name="list">What is due now.</param>
    /// <param name="bring">Brings one; true when it is not due any more because it is done.</param>
    /// <param name="stopping">Ends it between two.</param>
    public static async Task RunAsync<T>(
        Func<CancellationToken, ValueTask<IReadOnlyList<T>>> list, Func<T, Task<bool>> bring, CancellationToken stopping)
    {
        var progress = 0;
        do
        {
            progress = await RunOnceAsync(await list(stopping), bring, stopping);
        }
        while (progress > 0);
    }

    private static async Task<int> RunOnceAsync<T>(IReadOnlyList<T> due, Func<T, Task<bool>> bring, CancellationToken stopping)
    {
        var progress = 0;
        var faults = new ConcurrentQueue<Exception>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = stopping };
        await Parallel.ForEachAsync(due, parallel, async (one, _) =>
        {
            try
            {
                Interlocked.Add(ref progress, await bring(one) ? 1 : 0);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                faults.Enqueue(fault);
            }
        });
        return faults.IsEmpty || progress > 0 ? progress : throw new AggregateException(faults);
    }
}

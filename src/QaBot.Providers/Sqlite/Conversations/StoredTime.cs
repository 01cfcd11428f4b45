namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>Points in time as they stand in the file: UTC, in ticks of 100 ns since the year 1.</summary>
internal static class StoredTime
{
    public static long Write(DateTimeOffset time) => time.UtcTicks;

    public static DateTimeOffset Read(long ticks) => new(ticks, TimeSpan.Zero);
}

namespace QaBot.Tests.Configuration;

/// <summary>Options of many kinds, for tests of the check.</summary>
internal sealed class SampleOptions
{
    public const string Section = "QaBot:Sample";

    public int Count { get; set; } = 1;

    public double? Share { get; set; }

    public TimeSpan Wait { get; set; }

    public bool Loud { get; set; }

    public string Name { get; set; } = "";

    public string? ApiKey { get; set; }

    public DayOfWeek Day { get; set; }

    public IReadOnlyList<int> Sizes { get; set; } = [];

    public IList<string> Tags { get; } = [];
}

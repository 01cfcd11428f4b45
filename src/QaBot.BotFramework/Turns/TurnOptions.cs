namespace QaBot.BotFramework.Turns;

/// <summary>How turns are queued and run.</summary>
public sealed class TurnOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Turns";

    /// <summary>How many turns may wait or run at once, in turns, 1 to 100,000; more are refused with 503, and the channel tries again. Default 1,000.</summary>
    public int Capacity { get; set; } = 1_000;

    /// <summary>
    /// How many turns of one conversation may wait or run, in turns, 1 to 100,000; more are refused with 503, so that one conversation
    /// cannot take the room of all. Default 100.
    /// </summary>
    public int CapacityPerConversation { get; set; } = 100;

    /// <summary>How many conversations are served at the same time, in turns, 1 to 1,024. Default 16.</summary>
    public int Parallelism { get; set; } = 16;

    /// <summary>How long one turn may take before the person is told that it failed, in seconds, 1 to 3,600. Default 60.</summary>
    public int TimeoutSeconds { get; set; } = 60;
}
